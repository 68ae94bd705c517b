package dev.retune.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.Busy;
import dev.retune.house.Databases;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import dev.retune.work.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two holders, of which the first sleeps longer than its lease. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class LostLeaseTest {
  private static final Worker ELSEWHERE = new Worker("far", "other-boot", 1, 1);

  @Parameter Databases kind;

  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private Workspace workspace;
  private Lease here;
  private Lease there;

  @BeforeEach
  void open() {
    workspace = Workspace.open(kind.migrated(), List.of());
    here = new Lease(workspace, clock);
    there = new Lease(workspace, clock, ELSEWHERE);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private void sleep() {
    now = now.plus(Lease.TIME_TO_LIVE);
  }

  private long audited() {
    return workspace.read(
        session ->
            session.createNativeQuery("select count(*) from audit", Long.class).getSingleResult());
  }

  /** A change of something that others rely on. */
  private void change(Lease.Held held) {
    workspace.run(
        session -> {
          session
              .createNativeMutationQuery(
                  "insert into audit (at, who, action, subject) values (:now, 'a', 'b', 'c')")
              .setParameter("now", now)
              .executeUpdate();
          held.check(session);
        });
  }

  @Test
  void aRunThatLostItsLeaseChangesNothing() {
    try (var lost = here.take()) {
      sleep();
      try (var held = there.take()) {
        assertThatThrownBy(() -> change(lost)).isInstanceOf(Busy.class);
        assertThat(audited()).isZero();
        change(held);
        assertThat(audited()).isEqualTo(1);
      }
    }
  }

  @Test
  void aRunThatLostItsLeaseIsStoppedInWords() {
    try (var lost = here.take()) {
      Monitor monitor = lost.watching(Monitor.none());
      monitor.check();
      sleep();
      try (var _ = there.take()) {
        assertThatThrownBy(monitor::check)
            .isInstanceOfSatisfying(
                Busy.class,
                busy ->
                    assertThat(new Texts(Locale.ENGLISH).get(busy))
                        .contains("lost its lease", "far (1)", "2026-11-22T12:01:00Z"));
      }
    }
  }

  @Test
  void aSleepThatNobodyUsedIsForgiven() {
    try (var held = here.take()) {
      sleep();
      held.watching(Monitor.none()).check();
      assertThatThrownBy(there::take).isInstanceOf(Busy.class);
      change(held);
      assertThat(audited()).isEqualTo(1);
    }
  }

  @Test
  void whoLostItDoesNotTakeItFromTheOther() {
    var lost = here.take();
    sleep();
    try (var _ = there.take()) {
      lost.renew();
      lost.close();
      assertThat(here.holder()).contains(ELSEWHERE);
    }
  }

  @Test
  void theFirstRunOfAProcessDoesNotEndTheSecondsLease() {
    var first = here.take();
    sleep();
    try (var second = here.take()) {
      first.close();
      assertThatThrownBy(there::take).isInstanceOf(Busy.class);
      change(second);
      assertThatThrownBy(() -> change(first)).isInstanceOf(Busy.class);
    }
  }

  @Test
  void aRenewalAfterTheEndDoesNotKeepIt() {
    var held = here.take();
    held.close();
    held.renew();
    assertThat(here.holder()).isEmpty();
  }
}
