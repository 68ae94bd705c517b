package dev.retune.reasons.classification;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import dev.retune.reasons.model.NormalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Maps the predefined dislike reasons of chat products (Open WebUI, LibreChat and others), as
 * stored and as displayed, to the built-in codes.
 */
final class ProductReasonKeys {
  private ProductReasonKeys() {}

  /** The codes by the key without case, spaces and punctuation. */
  static Map<String, String> codes() {
    try (InputStream file = ProductReasonKeys.class.getResourceAsStream("dislike-keys.json")) {
      Map<String, List<String>> keys =
          JsonFormat.mapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
      Map<String, String> codes = new HashMap<>();
      keys.forEach(
          (code, names) ->
              names.forEach(name -> codes.put(NormalizedText.of(name).squeezed(), code)));
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
