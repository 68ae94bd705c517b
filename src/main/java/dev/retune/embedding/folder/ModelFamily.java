package dev.retune.embedding.folder;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the models of a family are used, for those whose files do not say.
 *
 * @param name pattern of the names of its models, in lower case
 * @param query prefix of queries
 * @param passage prefix of passages
 * @param pooling how token vectors are combined, if its models differ from the usual
 * @param source the model card that says so
 */
record ModelFamily(
    String name, String query, String passage, Optional<Pooling> pooling, String source) {
  private static final String TABLE = "model-families.json";

  /** The family of a model, by its name. */
  static Optional<ModelFamily> of(String model) {
    String lower = model.toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(family -> Pattern.compile(family.name()).matcher(lower).find())
        .findFirst();
  }

  static List<ModelFamily> all() {
    try (InputStream in = ModelFamily.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      return JsonFormat.mapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
