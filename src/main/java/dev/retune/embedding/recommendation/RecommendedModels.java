package dev.retune.embedding.recommendation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.language.TextLanguage;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The recommended models, best first. */
public record RecommendedModels(List<RecommendedModel> all) {
  private static final String TABLE = "recommended-models.json";

  public RecommendedModels {
    all = List.copyOf(all);
  }

  /** Reads the table that comes with the program. */
  public static RecommendedModels read() {
    try (InputStream in = RecommendedModels.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      return new RecommendedModels(
          JsonFormat.mapper().readValue(in, new TypeReference<List<RecommendedModel>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those for a language, the default first. */
  public List<RecommendedModel> of(TextLanguage language) {
    return all.stream().filter(each -> each.languages().contains(language)).toList();
  }
}
