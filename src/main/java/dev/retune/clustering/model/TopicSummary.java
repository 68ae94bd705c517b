package dev.retune.clustering.model;

import dev.retune.statistics.model.ConfidenceInterval;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic with its figures.
 *
 * @param name given by a person, else its words
 * @param named whether a person has named it
 * @param theme name of the group of topics that it belongs to
 * @param size dislikes in all
 * @param distinct different texts
 * @param weeks dislikes of each week, by its Monday, without gaps
 * @param share of this week's dislikes, 0 to 1
 * @param interval 95 % Wilson interval of the share
 * @param coherence mean similarity of its texts to their centre
 * @param nearestOther mean similarity of its texts to the centre of the nearest other topic
 * @param overruled dislikes whose answer a reviewer called fine
 * @param afterReview among the dislikes that no reviewer has called fine
 * @param sources among the dislikes of each source that has any
 * @param models of each model
 * @param promptVersions of each prompt version
 * @param central the texts nearest to the centre
 */
public record TopicSummary(
    long id,
    String name,
    boolean named,
    List<String> words,
    String theme,
    int size,
    int distinct,
    List<WeekCount> weeks,
    double share,
    ConfidenceInterval interval,
    BadgeFinding finding,
    double coherence,
    double nearestOther,
    int overruled,
    TopicTrend afterReview,
    Map<String, TopicTrend> sources,
    Map<String, TopicTrend> models,
    Map<String, TopicTrend> promptVersions,
    List<String> central,
    List<TopicComplaint> texts) {

  /** Dislikes of one week. */
  public record WeekCount(LocalDate week, int dislikes) {}

  /** A dislike of a topic. */
  public record TopicComplaint(
      long conversationId, String conversation, String question, Optional<String> reason) {}
}
