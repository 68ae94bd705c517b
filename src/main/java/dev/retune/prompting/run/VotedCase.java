package dev.retune.prompting.run;

import dev.retune.feedback.model.Conversation;

/**
 * An answer that may become a case.
 *
 * @param liked whether users liked it, or for answers with a verdict, whether reviewers did
 * @param reason what the user wrote; may be empty
 * @param reasonCode may be empty
 * @param reference a reviewer's answer; may be empty
 */
public record VotedCase(
    Conversation conversation, boolean liked, String reason, String reasonCode, String reference) {

  /** Returns the question. */
  public String question() {
    return conversation.question();
  }
}
