package dev.retune.clustering.model;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.List;

/**
 * Topics of the dislikes of one week.
 *
 * @param dislikes of the week that have a topic
 * @param without those that have none, because topics were computed before they came, or never
 * @param computed whether topics were ever computed
 * @param changes most dislikes first
 */
public record TopicWeek(int dislikes, int without, boolean computed, List<TopicChange> changes) {
  /** Without topics. */
  public static final TopicWeek NONE = new TopicWeek(0, 0, false, List.of());

  /** Copies the list. */
  public TopicWeek {
    changes = List.copyOf(changes);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return changes.isEmpty() && without == 0;
  }

  /**
   * How a topic compares with the four weeks before.
   *
   * @param share of the week's dislikes with a topic, 0 to 1
   * @param interval 95 % Wilson interval of the share
   * @param expected dislikes at its share in the weeks before
   * @param pValue adjusted for the number of topics
   * @param badge growing, shrinking, resolved or none
   */
  public record TopicChange(
      long id,
      String name,
      int dislikes,
      double share,
      ConfidenceInterval interval,
      double expected,
      double pValue,
      TopicBadge badge) {}
}
