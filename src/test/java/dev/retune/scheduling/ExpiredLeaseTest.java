package dev.retune.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
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

/** Two holders, the first of which sleeps longer than its lease. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class ExpiredLeaseTest {
  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("far", "other-boot", 1, 1);

  @Parameter TestDatabases kind;

  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private Workspace workspace;
  private PipelineLease here;
  private PipelineLease there;

  @BeforeEach
  void open() {
    workspace = Workspace.open(kind.migrated(), List.of());
    here = new PipelineLease(workspace, clock);
    there = new PipelineLease(workspace, clock, ELSEWHERE);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private void sleep() {
    now = now.plus(PipelineLease.TIME_TO_LIVE);
  }

  private long audited() {
    return workspace.read(
        session ->
            session.createNativeQuery("select count(*) from audit", Long.class).getSingleResult());
  }

  /** Makes a change that requires the lease. */
  private void change(PipelineLease.Held held) {
    workspace.inTransaction(
        transaction -> {
          transaction
              .session()
              .createNativeMutationQuery(
                  "insert into audit (at, who, action, subject) values (:now, 'a', 'b', 'c')")
              .setParameter("now", now)
              .executeUpdate();
          held.check(transaction);
        });
  }

  @Test
  void aRunThatLostItsLeaseChangesNothing() {
    try (var lost = here.take()) {
      sleep();
      try (var held = there.take()) {
        assertThatThrownBy(() -> change(lost)).isInstanceOf(LeaseBusyException.class);
        assertThat(audited()).isZero();
        change(held);
        assertThat(audited()).isEqualTo(1);
      }
    }
  }

  @Test
  void aRunThatLostItsLeaseIsStoppedInWords() {
    try (var lost = here.take()) {
      ProgressMonitor monitor = lost.watching(ProgressMonitor.none());
      monitor.check();
      sleep();
      try (var _ = there.take()) {
        assertThatThrownBy(monitor::check)
            .isInstanceOfSatisfying(
                LeaseBusyException.class,
                busy ->
                    assertThat(new Texts(Locale.ENGLISH).get(busy))
                        .contains("took its place", "process 1 on the computer far", " 2026"));
      }
    }
  }

  @Test
  void aSleepThatNobodyUsedIsForgiven() {
    try (var held = here.take()) {
      sleep();
      held.watching(ProgressMonitor.none()).check();
      assertThatThrownBy(there::take).isInstanceOf(LeaseBusyException.class);
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
      assertThatThrownBy(there::take).isInstanceOf(LeaseBusyException.class);
      change(second);
      assertThatThrownBy(() -> change(first)).isInstanceOf(LeaseBusyException.class);
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
