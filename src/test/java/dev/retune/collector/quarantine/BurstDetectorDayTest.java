package dev.retune.collector.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.model.CollectorLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Simulates senders over whole days with the default limits. */
class BurstDetectorDayTest {
  private static final int DAY = 24 * 60;
  private static final int NOON = 12 * 60;
  private static final VoteSender KEY = new VoteSender(VoteBurst.Kind.KEY, "7");
  private static final VoteSender VOTER = new VoteSender(VoteBurst.Kind.VOTER, "v");
  private static final VoteSender ADDRESS = new VoteSender(VoteBurst.Kind.ADDRESS, "10.0.0.1");

  private Instant now = Instant.parse("2026-11-22T00:00:00Z");
  private final InstantSource source = () -> now;
  private final BurstDetector guard =
      new BurstDetector(source.withZone(ZoneOffset.UTC), CollectorLimits.Bursts.standard());

  /**
   * Returns the number of held votes in each minute of a day.
   *
   * @param rate votes per minute, spread evenly
   */
  private int[] held(VoteSender sender, IntUnaryOperator rate) {
    int[] held = new int[DAY];
    Instant midnight = now;
    for (int minute = 0; minute < DAY; minute++) {
      int votes = rate.applyAsInt(minute);
      for (int i = 0; i < votes; i++) {
        now =
            midnight
                .plus(Duration.ofMinutes(minute))
                .plus(Duration.ofMinutes(1).dividedBy(votes).multipliedBy(i));
        held[minute] += guard.count(List.of(sender)).isPresent() ? 1 : 0;
      }
    }
    return held;
  }

  private static int sum(int[] held, int from, int to) {
    int sum = 0;
    for (int minute = from; minute < to; minute++) {
      sum += held[minute];
    }
    return sum;
  }

  private static IntUnaryOperator steady(int usual, int atNoon) {
    return minute -> minute == NOON ? atNoon : usual;
  }

  @Test
  void oneLoudMinuteOfABusyKeyHoldsNoMoreThanTheMinutesAfterIt() {
    int[] held = held(KEY, steady(30, 7_000));
    assertThat(sum(held, 0, NOON)).isZero();
    assertThat(held[NOON]).isBetween(6_300, 6_400);
    assertThat(sum(held, NOON + 1, NOON + 7)).isBetween(1, 180);
    assertThat(sum(held, NOON + 7, DAY)).isZero();
  }

  @Test
  void aVoterThatGoesOnAsUsualIsHeldNoLonger() {
    int[] held = held(VOTER, steady(10, 100));
    assertThat(held[NOON]).isBetween(39, 41);
    assertThat(sum(held, NOON + 7, DAY)).isZero();
  }

  @Test
  void anAddressOfManyPeopleIsHeldNoLongerThanItIsLoud() {
    int[] held = held(ADDRESS, steady(150, 900));
    assertThat(held[NOON]).isPositive();
    assertThat(sum(held, NOON + 7, DAY)).isZero();
  }

  @Test
  void aVoterThatStaysOverTheLimitIsHeldAllDay() {
    int[] held = held(VOTER, minute -> minute < NOON ? 1 : 61);
    assertThat(sum(held, NOON + 2, DAY)).isEqualTo(61 * (NOON - 2));
  }

  @Test
  void anAttackOfAnHourIsHeldToItsEnd() {
    int[] held = held(KEY, minute -> minute >= NOON && minute < NOON + 60 ? 3_000 : 30);
    assertThat(sum(held, NOON + 1, NOON + 60)).isEqualTo(3_000 * 59);
    assertThat(sum(held, NOON + 67, DAY)).isZero();
  }

  @Test
  void aProductThatHasGrownForGoodIsUsualAgainWithinHours() {
    int[] held = held(KEY, minute -> minute < NOON ? 5 : 700);
    assertThat(sum(held, NOON + 1, NOON + 60)).isEqualTo(700 * 59);
    assertThat(sum(held, NOON + 240, DAY)).isZero();
  }
}
