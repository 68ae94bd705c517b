package dev.retune.clustering.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All topics as of a week.
 *
 * @param week the Monday of the current week, which is that of the newest dislike
 * @param dislikes those that the topics hold
 * @param ungrouped dislikes that came after the topics were computed and have none yet
 * @param topics largest first
 * @param proposals changes that wait for a person
 */
public record TopicReport(
    Optional<LocalDate> week,
    int dislikes,
    int ungrouped,
    List<TopicSummary> topics,
    List<ProposalSummary> proposals) {
  /** Nobody has disliked anything. */
  public static final TopicReport EMPTY =
      new TopicReport(Optional.empty(), 0, 0, List.of(), List.of());

  /**
   * A proposal in words.
   *
   * @param name of the topic
   * @param targetName of the topic that the texts would go to; empty for one of their own
   * @param count texts concerned
   * @param ofTopic texts of the topic
   * @param examples some of the texts concerned
   */
  public record ProposalSummary(
      long id,
      ProposalKind kind,
      long topic,
      String name,
      long target,
      String targetName,
      int count,
      int ofTopic,
      List<String> examples) {}
}
