package dev.retune.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
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

class PipelineLeaseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("far", "other-boot", 1, 1);

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @ParameterizedTest
  @EnumSource
  void oneHolderAtATime(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      PipelineLease lease = new PipelineLease(workspace, at(NOW));
      try (var held = lease.take()) {
        assertThat(held).isNotNull();
        assertThatThrownBy(() -> lease.take()).isInstanceOf(LeaseBusyException.class);
      }
      assertThat(lease.holder()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHolderElsewhereKeepsItUntilItExpires(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      try (var _ = new PipelineLease(workspace, at(NOW), ELSEWHERE).take()) {
        PipelineLease soon = new PipelineLease(workspace, at(NOW.plusSeconds(59)));
        PipelineLease later =
            new PipelineLease(workspace, at(NOW.plus(PipelineLease.TIME_TO_LIVE)));
        assertThatThrownBy(() -> soon.take()).isInstanceOf(LeaseBusyException.class);
        later.take().close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadProcessOfThisMachineFreesItAtOnce(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      ProcessIdentity here = ProcessIdentity.thisProcess();
      ProcessIdentity dead =
          new ProcessIdentity(here.host(), here.machine(), here.pid(), here.started() - 60_000);
      try (var _ = new PipelineLease(workspace, at(NOW), dead).take()) {
        new PipelineLease(workspace, at(NOW)).take().close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyAtOnceOneGetsIt(TestDatabases kind) throws Exception {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of());
        var threads = Executors.newFixedThreadPool(6)) {
      PipelineLease lease = new PipelineLease(workspace, at(NOW));
      Callable<Optional<PipelineLease.Held>> attempt =
          () -> {
            try {
              return Optional.of(lease.take());
            } catch (LeaseBusyException e) {
              return Optional.empty();
            }
          };
      List<PipelineLease.Held> won = new ArrayList<>();
      for (Future<Optional<PipelineLease.Held>> done :
          threads.invokeAll(java.util.Collections.nCopies(6, attempt))) {
        done.get().ifPresent(won::add);
      }
      won.forEach(PipelineLease.Held::close);
      assertThat(won).hasSize(1);
    }
  }
}
