package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.app.Entities;
import dev.retune.db.Workspace;
import dev.retune.house.Databases;
import dev.retune.stats.Ratio;
import dev.retune.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunsTest {
  private final Lab.SetClock clock = new Lab.SetClock();

  private static Workspace open(Databases kind) {
    return Workspace.open(kind.migrated(), Entities.all());
  }

  private Runs by(Workspace workspace, Worker owner) {
    return new Runs(workspace, clock, owner);
  }

  // a process with this one's number that began long ago is another one, and over
  private static Worker dead() {
    Worker self = Worker.thisProcess();
    return new Worker(self.host(), self.machine(), self.pid(), 0);
  }

  private static Worker elsewhere() {
    return new Worker("another-machine", "boot", 1, 0);
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
  void keepsARunFromStartToEnd(Databases kind) {
    try (Workspace workspace = open(kind)) {
      Runs runs = new Runs(workspace, clock);
      long id = runs.start(Run.Kind.REEMBED, "asked");
      Reading reading = new Reading(Lab.START, Lab.START.plusSeconds(60), new Ratio(10, 4));
      runs.explain(id, "because", reading);
      clock.pass(Duration.ofMinutes(1));
      runs.end(id, Run.State.REJECTED, Optional.of(7L), "worse", Optional.of("{}"));
      assertThat(runs.byId(id))
          .contains(
              new Run(
                  id,
                  Run.Kind.REEMBED,
                  Run.State.REJECTED,
                  "because",
                  Optional.of(reading),
                  Optional.of(7L),
                  Optional.of("worse"),
                  Optional.of("{}"),
                  Lab.START,
                  Optional.of(clock.instant())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsTheNewestFirst(Databases kind) {
    try (Workspace workspace = open(kind)) {
      Runs runs = new Runs(workspace, clock);
      List<Long> ids =
          List.of(
              runs.start(Run.Kind.LOOP, "a"),
              runs.start(Run.Kind.LOOP, "b"),
              runs.start(Run.Kind.LOOP, "c"));
      assertThat(runs.latest(2)).extracting(Run::id).containsExactly(ids.get(2), ids.get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadProcessesRunIsClosed(Databases kind) {
    try (Workspace workspace = open(kind)) {
      long id = by(workspace, dead()).start(Run.Kind.LOOP, "a");
      Runs runs = new Runs(workspace, clock);
      assertThat(runs.closeAbandoned("over")).containsExactly(id);
      assertThat(runs.byId(id).orElseThrow())
          .extracting(Run::state, Run::outcome)
          .containsExactly(Run.State.FAILED, Optional.of("over"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLivingProcessesRunIsNot(Databases kind) {
    try (Workspace workspace = open(kind)) {
      Runs runs = new Runs(workspace, clock);
      runs.start(Run.Kind.LOOP, "a");
      assertThat(by(workspace, elsewhere()).closeAbandoned("over")).hasSize(1);
      runs.start(Run.Kind.LOOP, "b");
      assertThat(runs.closeAbandoned("over")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndedRunIsLeftAlone(Databases kind) {
    try (Workspace workspace = open(kind)) {
      Runs gone = by(workspace, dead());
      gone.end(
          gone.start(Run.Kind.LOOP, "a"),
          Run.State.DONE,
          Optional.empty(),
          "well",
          Optional.empty());
      assertThat(new Runs(workspace, clock).closeAbandoned("over")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherMachinesRunLivesWhileItsLeaseDoes(Databases kind) {
    try (Workspace workspace = open(kind)) {
      lease(workspace, Lab.START.minusSeconds(5), Lab.START.plusSeconds(60));
      by(workspace, elsewhere()).start(Run.Kind.LOOP, "a");
      Runs runs = new Runs(workspace, clock);
      assertThat(runs.closeAbandoned("over")).isEmpty();
      clock.pass(Duration.ofSeconds(61));
      assertThat(runs.closeAbandoned("over")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLaterLeaseIsNotThatRuns(Databases kind) {
    try (Workspace workspace = open(kind)) {
      by(workspace, elsewhere()).start(Run.Kind.LOOP, "a");
      lease(workspace, Lab.START.plusSeconds(30), Lab.START.plusSeconds(600));
      clock.pass(Duration.ofSeconds(40));
      assertThat(new Runs(workspace, clock).closeAbandoned("over")).hasSize(1);
    }
  }
}
