package dev.retune.ui.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SegmentComparisonTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void aDifferenceHasTheSignOfTheDislikes() {
    var difference =
        new SegmentComparison(new DislikeRatio(200, 40), new DislikeRatio(200, 80))
            .difference()
            .orElseThrow();
    assertThat(difference.points()).isCloseTo(0.2, within(1e-9));
    assertThat(difference.interval().low()).isBetween(0.10, 0.12);
    assertThat(difference.clear()).isTrue();
  }

  @Test
  void aFewVotesProveNothing() {
    assertThat(
            new SegmentComparison(new DislikeRatio(5, 1), new DislikeRatio(5, 2))
                .difference()
                .orElseThrow()
                .clear())
        .isFalse();
    assertThat(new SegmentComparison(new DislikeRatio(0, 0), new DislikeRatio(5, 2)).difference())
        .isEmpty();
  }

  @Test
  void aSegmentIsAFilterWithDatesOfItsOwn() {
    VoteFilter filter = SegmentChoice.of(SegmentPeriod.WEEK_BEFORE).withModel("m").filter(NOW);
    assertThat(filter)
        .isEqualTo(
            VoteFilter.all()
                .withFrom(NOW.minus(Duration.ofDays(14)))
                .withTo(NOW.minus(Duration.ofDays(7)))
                .withModel("m"));
  }
}
