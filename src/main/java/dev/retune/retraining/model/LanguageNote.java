package dev.retune.retraining.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.language.TextLanguage;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.recommendation.LanguageAdvice;
import java.io.UncheckedIOException;

/**
 * The advice on languages that held when a run began.
 *
 * @param model id of the model that was in use
 * @param language the language of most documents, which it was not made for
 * @param share the share of their letters in it, 0 to 1
 * @param recommended name at the hub of the model that was recommended
 */
public record LanguageNote(String model, TextLanguage language, double share, String recommended) {
  /** Whether another note gives the same advice, whatever its share is. */
  public boolean advisesTheSame(LanguageNote other) {
    return model.equals(other.model)
        && language == other.language
        && recommended.equals(other.recommended);
  }

  /** What is kept of an advice. */
  public static LanguageNote of(LanguageAdvice advice) {
    return new LanguageNote(
        advice.model(), advice.language(), advice.share(), advice.recommended().repository());
  }

  /** Parses the result of {@link #written}. */
  public static LanguageNote read(String json) {
    try {
      return JsonFormat.mapper().readValue(json, LanguageNote.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The note as JSON. */
  public String written() {
    try {
      return JsonFormat.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
