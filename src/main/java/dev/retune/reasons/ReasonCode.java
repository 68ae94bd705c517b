package dev.retune.reasons;

import java.util.List;

/**
 * A reason that an answer can be disliked for. Its name in the user's language is the sentence
 * {@code reasons.code.CODE}.
 *
 * @param code short name that is stored, such as {@code too_long}
 * @param description one English sentence
 * @param examples what people write who mean it, in English and Korean
 * @param cues words that point to it; Korean ones are stems written without spaces
 */
public record ReasonCode(
    String code, String description, List<String> examples, List<String> cues) {

  /** Copies the lists. */
  public ReasonCode {
    examples = List.copyOf(examples);
    cues = List.copyOf(cues);
  }
}
