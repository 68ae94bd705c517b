package dev.retune.retraining.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.statistics.model.DailyVotes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriggerSimulationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  private static TriggerSettings settings(int consecutive, int cooldown) {
    return new TriggerSettings(
        0.3,
        30,
        0.25,
        consecutive,
        Duration.ofDays(28),
        Duration.ofDays(cooldown),
        TriggerSettings.Rule.WILSON);
  }

  /** Twenty votes a day with a number of dislikes. */
  private static List<DailyVotes> days(int count, int dislikes) {
    return IntStream.range(0, count)
        .mapToObj(i -> new DailyVotes(FIRST.plusDays(i), 20L - dislikes, dislikes))
        .toList();
  }

  private static List<LocalDate> fired(TriggerSettings settings, List<DailyVotes> days) {
    return new TriggerSimulation(settings).fired(days);
  }

  @Test
  void calmDaysNeverFire() {
    assertThat(fired(settings(2, 7), days(60, 3))).isEmpty();
  }

  @Test
  void badDaysFireWhenThereAreEnoughVotesInEnoughChecks() {
    // 40 votes on the second evening, and again on the third
    assertThat(fired(settings(2, 7), days(3, 12))).containsExactly(FIRST.plusDays(2));
  }

  @Test
  void oneCheckIsEnoughWhenSetSo() {
    assertThat(fired(settings(1, 7), days(3, 12))).containsExactly(FIRST.plusDays(1));
  }

  @Test
  void theCooldownIsWaitedFor() {
    assertThat(fired(settings(1, 7), days(16, 12)))
        .containsExactly(FIRST.plusDays(1), FIRST.plusDays(8), FIRST.plusDays(15));
  }

  @Test
  void noDaysAreNoFiring() {
    assertThat(fired(settings(1, 7), List.of())).isEmpty();
  }
}
