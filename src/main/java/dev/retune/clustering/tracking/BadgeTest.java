package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.SmallGroups;
import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides badges by exact tests of rates against the weeks before, adjusted for the number of
 * topics. A topic that was made of new texts is not new for that alone: groups that fall apart make
 * such topics too. It is new when the whole group that it was found in, together with the earlier
 * texts in it that have other topics, is more of this week than chance allows, and when its texts
 * are nearer to each other than to any other topic.
 */
public final class BadgeTest {
  private static final double FALSE_DISCOVERIES = 0.05;

  /**
   * What is known of a topic.
   *
   * @param current votes of this week
   * @param earlier votes of the weeks before that it is compared with
   * @param alikeRecent of the group that a topic of this week was found in, texts of this week; 0
   *     for older topics
   * @param alikeBefore earlier texts in that group
   * @param separate whether its texts are nearer to each other than to other topics
   */
  public record TopicCounts(
      int current, int earlier, int alikeRecent, int alikeBefore, boolean separate) {
    boolean made() {
      return alikeRecent > 0;
    }
  }

  private final double voteShare;
  private final double textShare;

  /**
   * Creates a test.
   *
   * @param voteShare this week's share of all votes in the weeks compared, 0 to 1
   * @param textShare this week's share of all texts
   */
  public BadgeTest(double voteShare, double textShare) {
    this.voteShare = voteShare;
    this.textShare = textShare;
  }

  /** Returns the finding for each topic. */
  public Map<Long, BadgeFinding> findings(Map<Long, TopicCounts> counts) {
    List<Long> topics = new ArrayList<>(counts.keySet());
    double[] values = topics.stream().mapToDouble(t -> pValue(counts.get(t))).toArray();
    double[] adjusted = FalseDiscoveryRate.adjusted(values);
    Map<Long, BadgeFinding> found = new TreeMap<>();
    for (int i = 0; i < adjusted.length; i++) {
      TopicCounts count = counts.get(topics.get(i));
      if (count != null) {
        found.put(topics.get(i), finding(count, adjusted[i]));
      }
    }
    return found;
  }

  private double pValue(@Nullable TopicCounts count) {
    if (count == null) {
      return 1;
    }
    if (count.made()) {
      return NoveltyTest.more(count.alikeRecent(), count.alikeBefore(), textShare);
    }
    // either direction may be found, so each has half of the error
    return Math.min(
        1,
        2
            * Math.min(
                NoveltyTest.more(count.current(), count.earlier(), voteShare),
                NoveltyTest.fewer(count.current(), count.earlier(), voteShare)));
  }

  private BadgeFinding finding(TopicCounts count, double pValue) {
    if (count.made()) {
      boolean isNew =
          pValue <= FALSE_DISCOVERIES
              && count.alikeRecent() >= SmallGroups.TOPIC
              && count.separate();
      return new BadgeFinding(
          isNew ? TopicBadge.NEW : TopicBadge.NONE,
          pValue,
          count.alikeRecent(),
          expected(count.alikeBefore(), textShare));
    }
    double expected = expected(count.earlier(), voteShare);
    TopicBadge badge = TopicBadge.NONE;
    if (pValue <= FALSE_DISCOVERIES) {
      if (count.current() > expected) {
        badge = TopicBadge.GROWING;
      } else {
        badge = count.current() == 0 ? TopicBadge.RESOLVED : TopicBadge.SHRINKING;
      }
    }
    return new BadgeFinding(badge, pValue, count.current(), expected);
  }

  /** How many are to be expected in a period with a share, after so many in the rest. */
  private static double expected(int earlier, double share) {
    return share >= 1 ? 0 : earlier * share / (1 - share);
  }
}
