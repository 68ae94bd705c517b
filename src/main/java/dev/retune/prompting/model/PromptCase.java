package dev.retune.prompting.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answered question with its vote, as it was when the run began.
 *
 * @param number counted from 1 within the run
 * @param liked whether users liked the answer; in the part for agreement, whether reviewers found
 *     it fine
 * @param reason what the user wrote; may be empty
 * @param reasonCode may be empty
 * @param reference the reviewer's corrected answer; may be empty
 * @param passages what was retrieved for the question, best first; the same for both prompts
 */
public record PromptCase(
    int number,
    CasePart part,
    boolean liked,
    long conversationId,
    String question,
    String answer,
    String reason,
    String reasonCode,
    String reference,
    List<String> passages) {

  /** Copies the list. */
  public PromptCase {
    passages = List.copyOf(passages);
  }

  /** Returns all texts of the case, none of which may appear in a proposal. */
  public List<String> texts() {
    return Stream.concat(Stream.of(question, answer, reason, reference), passages.stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
