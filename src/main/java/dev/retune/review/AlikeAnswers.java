package dev.retune.review;

import java.util.List;

/**
 * The answers of a topic that wait for a reviewer, newest first.
 *
 * @param topic id of the topic
 * @param waiting how many wait in all; more than are listed when there are too many for one look
 */
public record AlikeAnswers(long topic, int waiting, List<AlikeAnswer> answers) {
  /** One of them. */
  public record AlikeAnswer(long conversationId, String question, String answer) {}

  /** The ids of the listed ones. */
  public List<Long> ids() {
    return answers.stream().map(AlikeAnswer::conversationId).toList();
  }
}
