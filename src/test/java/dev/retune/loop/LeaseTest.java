package dev.retune.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.Busy;
import dev.retune.house.Databases;
import dev.retune.work.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Worker ELSEWHERE = new Worker("far", "other-boot", 1, 1);

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @ParameterizedTest
  @EnumSource
  void oneHolderAtATime(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      Lease lease = new Lease(workspace, at(NOW));
      try (var held = lease.take()) {
        assertThat(held).isNotNull();
        assertThatThrownBy(() -> lease.take()).isInstanceOf(Busy.class);
      }
      assertThat(lease.holder()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHolderElsewhereKeepsItUntilItExpires(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      try (var _ = new Lease(workspace, at(NOW), ELSEWHERE).take()) {
        Lease soon = new Lease(workspace, at(NOW.plusSeconds(59)));
        Lease later = new Lease(workspace, at(NOW.plus(Lease.TIME_TO_LIVE)));
        assertThatThrownBy(() -> soon.take()).isInstanceOf(Busy.class);
        later.take().close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadProcessOfThisMachineFreesItAtOnce(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      Worker here = Worker.thisProcess();
      Worker dead = new Worker(here.host(), here.machine(), here.pid(), here.started() - 60_000);
      try (var _ = new Lease(workspace, at(NOW), dead).take()) {
        new Lease(workspace, at(NOW)).take().close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyAtOnceOneGetsIt(Databases kind) throws Exception {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of());
        var threads = Executors.newFixedThreadPool(6)) {
      Lease lease = new Lease(workspace, at(NOW));
      Callable<Optional<Lease.Held>> attempt =
          () -> {
            try {
              return Optional.of(lease.take());
            } catch (Busy e) {
              return Optional.empty();
            }
          };
      List<Lease.Held> won = new ArrayList<>();
      for (Future<Optional<Lease.Held>> done :
          threads.invokeAll(java.util.Collections.nCopies(6, attempt))) {
        done.get().ifPresent(won::add);
      }
      won.forEach(Lease.Held::close);
      assertThat(won).hasSize(1);
    }
  }
}
