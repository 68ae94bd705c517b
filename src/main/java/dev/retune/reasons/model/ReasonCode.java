package dev.retune.reasons.model;

import java.util.List;

/**
 * A reason that an answer can be disliked for. The name of a built-in code in the user's language
 * is the sentence {@code reasons.code.CODE}; a code that a person added is its own name.
 *
 * @param code what is stored, such as {@code too_long}; 1 to 40 characters, never changed
 * @param description one sentence
 * @param examples what people write who mean it
 * @param cues words that point to it; Korean ones are stems written without spaces (see {@code
 *     CueWords})
 * @param archived no longer given; what was filed under it stays
 */
public record ReasonCode(
    String code, String description, List<String> examples, List<String> cues, boolean archived) {
  /** The longest code, in characters, as the database stores it. */
  public static final int LONGEST = 40;

  /** Copies the lists. */
  public ReasonCode {
    examples = List.copyOf(examples);
    cues = List.copyOf(cues);
  }

  /** The same with another meaning. */
  public ReasonCode meaning(String newDescription, List<String> newExamples, List<String> newCues) {
    return new ReasonCode(code, newDescription, newExamples, newCues, archived);
  }

  /** The same, given or no longer given. */
  public ReasonCode archived(boolean now) {
    return new ReasonCode(code, description, examples, cues, now);
  }
}
