package dev.retune.reasons.model;

import java.util.List;

/**
 * A reason for disliking an answer. The display name of a built-in code is the message {@code
 * reasons.code.CODE}; a code added by a user is its own name.
 *
 * @param code the stored value, such as {@code too_long}; 1 to 40 characters, never changed
 * @param description one sentence
 * @param examples typical texts
 * @param cues words that indicate it; Korean ones are stems written without spaces (see {@code
 *     CueWords})
 * @param archived whether it is no longer assigned; existing assignments are kept
 */
public record ReasonCode(
    String code, String description, List<String> examples, List<String> cues, boolean archived) {
  /** The maximum length in characters, as in the database. */
  public static final int LONGEST = 40;

  /** Copies the lists. */
  public ReasonCode {
    examples = List.copyOf(examples);
    cues = List.copyOf(cues);
  }

  /** Returns a copy with another definition. */
  public ReasonCode meaning(String newDescription, List<String> newExamples, List<String> newCues) {
    return new ReasonCode(code, newDescription, newExamples, newCues, archived);
  }

  /** Returns a copy that is archived or in use. */
  public ReasonCode archived(boolean now) {
    return new ReasonCode(code, description, examples, cues, now);
  }
}
