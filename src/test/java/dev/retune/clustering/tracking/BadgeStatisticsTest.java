package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.tracking.BadgeTest.TopicCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BadgeStatisticsTest {
  @Test
  void ratesAreComparedExactly() {
    // P(X >= 3) for X ~ Bin(4, 1/2) = 5/16
    assertThat(NoveltyTest.more(3, 1, 0.5)).isCloseTo(5 / 16.0, within(1e-12));
    // P(X <= 1) for the same = 5/16
    assertThat(NoveltyTest.fewer(1, 3, 0.5)).isCloseTo(5 / 16.0, within(1e-12));
    assertThat(NoveltyTest.more(0, 9, 0.2)).isEqualTo(1);
    assertThat(NoveltyTest.isOwnTopic(12, 1, 0.2)).isTrue();
    // so many new texts are to be expected where half of all texts are new
    assertThat(NoveltyTest.isOwnTopic(12, 8, 0.5)).isFalse();
    assertThat(NoveltyTest.isOwnTopic(4, 0, 0.1)).isFalse();
  }

  @Test
  void falseDiscoveriesAreLimited() {
    // by hand: 0.01 * 4 / 1, 0.02 * 4 / 2, 0.03 * 4 / 3, 0.9
    assertThat(FalseDiscoveryRate.adjusted(0.03, 0.9, 0.01, 0.02))
        .containsExactly(new double[] {0.04, 0.9, 0.04, 0.04}, within(1e-12));
    assertThat(FalseDiscoveryRate.adjusted()).isEmpty();
  }

  @Test
  void aNewTopicIsMoreThanOneOfNewTexts() {
    Map<Long, BadgeFinding> found =
        new BadgeTest(0.2, 0.2)
            .findings(
                Map.of(
                    1L, new TopicCounts(20, 0, 20, 1, true),
                    // most of its kind are in other topics, from before
                    2L, new TopicCounts(8, 0, 8, 30, true),
                    3L, new TopicCounts(20, 0, 20, 0, false),
                    4L, new TopicCounts(60, 80, 0, 0, true),
                    5L, new TopicCounts(0, 90, 0, 0, true),
                    6L, new TopicCounts(5, 120, 0, 0, true),
                    7L, new TopicCounts(10, 40, 0, 0, true)));
    assertThat(found.get(1L)).returns(TopicBadge.NEW, BadgeFinding::badge);
    assertThat(found.get(2L)).returns(TopicBadge.NONE, BadgeFinding::badge);
    assertThat(found.get(3L)).returns(TopicBadge.NONE, BadgeFinding::badge);
    assertThat(found.get(4L)).returns(TopicBadge.GROWING, BadgeFinding::badge);
    assertThat(found.get(4L))
        .extracting(BadgeFinding::expected, DOUBLE)
        .isCloseTo(20, within(1e-9));
    assertThat(found.get(5L)).returns(TopicBadge.RESOLVED, BadgeFinding::badge);
    assertThat(found.get(6L)).returns(TopicBadge.SHRINKING, BadgeFinding::badge);
    assertThat(found.get(7L)).returns(TopicBadge.NONE, BadgeFinding::badge);
  }

  @Test
  void withoutAnyChangeHardlyAnyBadgeIsGiven() {
    Random random = new Random(7);
    int badges = 0;
    int weeks = 200;
    for (int week = 0; week < weeks; week++) {
      Map<Long, TopicCounts> counts = new HashMap<>();
      for (long topic = 1; topic <= 50; topic++) {
        int current = 0;
        int earlier = 0;
        for (int i = 0; i < 60; i++) {
          int recent = random.nextInt(5) == 0 ? 1 : 0;
          current += recent;
          earlier += 1 - recent;
        }
        counts.put(topic, new TopicCounts(current, earlier, 0, 0, true));
      }
      badges +=
          new BadgeTest(0.2, 0.2)
                  .findings(counts).values().stream()
                      .anyMatch(finding -> finding.badge() != TopicBadge.NONE)
              ? 1
              : 0;
    }
    // in a week without changes every finding is false, and 5 % of weeks may have one
    assertThat(badges).isLessThanOrEqualTo(weeks / 10);
  }
}
