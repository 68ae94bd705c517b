package dev.retune.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskSchedulerTest {
  private static final Duration POLLING = Duration.ofMillis(50);
  private static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private final BlockingQueue<Instant> runs = new LinkedBlockingQueue<>();
  private final MovableClock clock = new MovableClock(SUNDAY);
  private Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), List.of());

  @AfterEach
  void close() {
    workspace.close();
  }

  private TaskScheduler start(String loop, ScheduledJobs.Job job) {
    return TaskScheduler.start(
        workspace, clock, settings(loop), new ScheduledJobs(job, m -> {}, m -> {}), POLLING);
  }

  private TaskScheduler startCounting(String loop) {
    return start(loop, monitor -> runs.add(clock.instant()));
  }

  private static ScheduleSettings settings(String loop) {
    return new ScheduleSettings(loop, "off", "off", ZONE);
  }

  private boolean runsWithin(Duration wait) throws InterruptedException {
    return runs.poll(wait.toMillis(), TimeUnit.MILLISECONDS) != null;
  }

  private List<Instant> next(String loop, int count) {
    return new ScheduleStatusReader(workspace, clock, settings(loop))
        .tasks(count)
        .getFirst()
        .next();
  }

  private boolean isNext(String loop, Instant expected) {
    return next(loop, 1).stream()
        .anyMatch(at -> !at.isBefore(expected) && at.isBefore(expected.plusSeconds(60)));
  }

  /** Waits until the end of a run is recorded. */
  private void awaitNext(String loop, Instant expected) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isNext(loop, expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(POLLING.toNanos());
    }
    assertThat(isNext(loop, expected)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasMissedIsDoneOnce(TestDatabases kind) throws Exception {
    workspace.close();
    workspace = Workspace.open(kind.migrated(), List.of());
    startCounting("weekly mon 09:00").close();
    clock.set(MONDAY.plus(Duration.ofDays(22)));
    try (TaskScheduler schedule = startCounting("weekly mon 09:00")) {
      assertThat(schedule).isNotNull();
      assertThat(runsWithin(Duration.ofSeconds(20))).isTrue();
      awaitNext("weekly mon 09:00", MONDAY.plus(Duration.ofDays(28)));
      assertThat(runsWithin(POLLING.multipliedBy(6))).isFalse();
    }
  }

  @Test
  void nothingRunsBeforeItIsDue() throws Exception {
    try (TaskScheduler schedule = startCounting("weekly mon 09:00")) {
      assertThat(schedule).isNotNull();
      assertThat(runsWithin(POLLING.multipliedBy(6))).isFalse();
      clock.set(MONDAY);
      assertThat(runsWithin(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void theNextFiveTimesAreTold() {
    startCounting("daily 09:00").close();
    assertThat(next("daily 09:00", 5))
        .hasSize(5)
        .startsWith(MONDAY)
        .endsWith(MONDAY.plus(Duration.ofDays(4)));
  }

  @Test
  void aChangedPlanHoldsFromTheNextStart() {
    startCounting("weekly mon 09:00").close();
    startCounting("weekly wed 09:00").close();
    assertThat(next("weekly wed 09:00", 1)).containsExactly(MONDAY.plus(Duration.ofDays(2)));
  }

  @Test
  void aChangedPlanIsTakenOverByARunningSchedule() throws Exception {
    try (TaskScheduler schedule = startCounting("weekly mon 09:00")) {
      schedule.change(settings("weekly sun 15:00"));
      assertThat(next("weekly sun 15:00", 1)).containsExactly(SUNDAY.plus(Duration.ofHours(3)));
      clock.set(SUNDAY.plus(Duration.ofHours(3)));
      assertThat(runsWithin(Duration.ofSeconds(20))).isTrue();
      awaitNext("weekly sun 15:00", SUNDAY.plus(Duration.ofDays(7)).plus(Duration.ofHours(3)));
    }
  }

  @Test
  void aRunningScheduleIsSwitchedOffAndOn() throws Exception {
    try (TaskScheduler schedule = startCounting("weekly mon 09:00")) {
      schedule.change(settings("off"));
      clock.set(MONDAY.plusSeconds(1));
      assertThat(runsWithin(POLLING.multipliedBy(6))).isFalse();
      schedule.change(settings("weekly mon 09:00"));
      assertThat(next("weekly mon 09:00", 1)).containsExactly(MONDAY.plus(Duration.ofDays(7)));
    }
  }

  @Test
  void aPlanThatIsNotUnderstoodChangesNothing() {
    try (TaskScheduler schedule = startCounting("weekly mon 09:00")) {
      ScheduleSettings nonsense = settings("whenever");
      assertThatThrownBy(() -> schedule.change(nonsense)).isInstanceOf(InvalidInputException.class);
      assertThat(next("weekly mon 09:00", 1)).containsExactly(MONDAY);
    }
  }

  @Test
  void aPlanSwitchedOffIsNotDue() throws Exception {
    startCounting("weekly mon 09:00").close();
    clock.set(MONDAY.plusSeconds(1));
    try (TaskScheduler schedule = startCounting("off")) {
      assertThat(schedule).isNotNull();
      assertThat(runsWithin(POLLING.multipliedBy(6))).isFalse();
    }
    assertThat(next("off", 1)).isEmpty();
  }

  @Test
  void aBusyLoopIsTriedAgainAfterFiveMinutes() {
    clock.set(MONDAY.minusSeconds(1));
    try (TaskScheduler schedule =
        start(
            "weekly mon 09:00",
            monitor -> {
              throw new LeaseBusyException("pipeline.busy", "far", Date.from(MONDAY));
            })) {
      assertThat(schedule).isNotNull();
      clock.set(MONDAY);
      awaitNext("weekly mon 09:00", MONDAY.plus(Duration.ofMinutes(5)));
    }
  }

  @Test
  void aRetryIsKeptOverARestart() {
    clock.set(MONDAY.minusSeconds(1));
    try (TaskScheduler schedule =
        start(
            "weekly mon 09:00",
            monitor -> {
              throw new InvalidInputException("pipeline.planUnknown", "x");
            })) {
      assertThat(schedule).isNotNull();
      clock.set(MONDAY);
      awaitNext("weekly mon 09:00", MONDAY.plus(Duration.ofMinutes(15)));
    }
    startCounting("weekly mon 09:00").close();
    assertThat(isNext("weekly mon 09:00", MONDAY.plus(Duration.ofMinutes(15)))).isTrue();
  }

  @Test
  void closingStopsRunningWorkWhichIsDueAgainAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    clock.set(MONDAY.minusSeconds(1));
    TaskScheduler schedule =
        start(
            "weekly mon 09:00",
            monitor -> {
              begun.countDown();
              while (true) {
                monitor.check();
                Thread.onSpinWait();
              }
            });
    clock.set(MONDAY);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    schedule.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(isNext("weekly mon 09:00", MONDAY)).isTrue();
  }

  @Test
  void theSyncBeginsAtOnceAndGoesOnAMinuteAfterItsEnd() throws Exception {
    ScheduleSettings settings = new ScheduleSettings("off", "every 1 minute", "off", ZONE);
    try (TaskScheduler schedule =
        TaskScheduler.start(
            workspace,
            clock,
            settings,
            new ScheduledJobs(m -> {}, m -> runs.add(clock.instant()), m -> {}),
            POLLING)) {
      assertThat(schedule).isNotNull();
      assertThat(runsWithin(Duration.ofSeconds(20))).isTrue();
      assertThat(runsWithin(POLLING.multipliedBy(6))).isFalse();
      clock.set(SUNDAY.plusSeconds(120));
      assertThat(runsWithin(Duration.ofSeconds(20))).isTrue();
    }
  }
}
