package dev.retune.retraining.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.WindowReading;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.scheduling.PipelineLease;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRepositoryTest {
  private final PipelineFixture.SetClock clock = new PipelineFixture.SetClock();

  private static Workspace open(TestDatabases kind) {
    return Workspace.open(kind.migrated(), EntityClasses.all());
  }

  private RunRepository own(Workspace workspace) {
    return by(workspace, ProcessIdentity.thisProcess());
  }

  private RunRepository by(Workspace workspace, ProcessIdentity owner) {
    PipelineLease lease = new PipelineLease(workspace, clock);
    return new RunRepository(workspace, clock, lease::isHeldSince, owner);
  }

  // a process with the same number as this one, but an earlier start, has ended
  private static ProcessIdentity dead() {
    ProcessIdentity self = ProcessIdentity.thisProcess();
    return new ProcessIdentity(self.host(), self.machine(), self.pid(), 0);
  }

  private static ProcessIdentity elsewhere() {
    return new ProcessIdentity("another-machine", "boot", 1, 0);
  }

  private static void lease(Workspace workspace, Instant from, Instant to) {
    workspace.run(
        session ->
            session
                .createNativeMutationQuery(
                    "update lease set holder = 'x', acquired_at = :from, expires_at = :to"
                        + " where name = 'loop'")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate());
  }

  @ParameterizedTest
  @EnumSource
  void keepsARunFromStartToEnd(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      RunRepository runs = own(workspace);
      long id = runs.start(PipelineRun.Kind.REEMBED, "asked");
      WindowReading reading =
          new WindowReading(
              PipelineFixture.START,
              PipelineFixture.START.plusSeconds(60),
              new DislikeRatio(10, 4));
      runs.explain(id, "because", reading);
      clock.pass(Duration.ofMinutes(1));
      runs.end(
          id,
          new RunRepository.Ending(
              PipelineRun.State.REJECTED, "worse", Optional.of(7L), Optional.of("{}")));
      assertThat(runs.byId(id))
          .contains(
              new PipelineRun(
                  id,
                  PipelineRun.Kind.REEMBED,
                  PipelineRun.State.REJECTED,
                  "because",
                  Optional.of(reading),
                  Optional.of(7L),
                  Optional.of("worse"),
                  Optional.of("{}"),
                  PipelineFixture.START,
                  Optional.of(clock.instant())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsTheNewestFirst(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      RunRepository runs = own(workspace);
      List<Long> ids =
          List.of(
              runs.start(PipelineRun.Kind.LOOP, "a"),
              runs.start(PipelineRun.Kind.LOOP, "b"),
              runs.start(PipelineRun.Kind.LOOP, "c"));
      assertThat(runs.latest(2))
          .extracting(PipelineRun::id)
          .containsExactly(ids.get(2), ids.get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadProcessesRunIsClosed(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      long id = by(workspace, dead()).start(PipelineRun.Kind.LOOP, "a");
      RunRepository runs = own(workspace);
      assertThat(runs.closeAbandoned("over")).containsExactly(id);
      assertThat(runs.byId(id).orElseThrow())
          .extracting(PipelineRun::state, PipelineRun::outcome)
          .containsExactly(PipelineRun.State.FAILED, Optional.of("over"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLivingProcessesRunIsNot(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      RunRepository runs = own(workspace);
      runs.start(PipelineRun.Kind.LOOP, "a");
      assertThat(by(workspace, elsewhere()).closeAbandoned("over")).hasSize(1);
      runs.start(PipelineRun.Kind.LOOP, "b");
      assertThat(runs.closeAbandoned("over")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndedRunIsLeftAlone(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      RunRepository gone = by(workspace, dead());
      gone.end(
          gone.start(PipelineRun.Kind.LOOP, "a"),
          RunRepository.Ending.of(PipelineRun.State.DONE, "well"));
      assertThat(own(workspace).closeAbandoned("over")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherMachinesRunLivesWhileItsLeaseDoes(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      lease(
          workspace, PipelineFixture.START.minusSeconds(5), PipelineFixture.START.plusSeconds(60));
      by(workspace, elsewhere()).start(PipelineRun.Kind.LOOP, "a");
      RunRepository runs = own(workspace);
      assertThat(runs.closeAbandoned("over")).isEmpty();
      clock.pass(Duration.ofSeconds(61));
      assertThat(runs.closeAbandoned("over")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLaterLeaseIsNotThatRuns(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      by(workspace, elsewhere()).start(PipelineRun.Kind.LOOP, "a");
      lease(
          workspace, PipelineFixture.START.plusSeconds(30), PipelineFixture.START.plusSeconds(600));
      clock.pass(Duration.ofSeconds(40));
      assertThat(own(workspace).closeAbandoned("over")).hasSize(1);
    }
  }
}
