package dev.retune.retrain;

import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.work.Worker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was run, when, why and with what outcome. */
public final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  private final Workspace workspace;
  private final Clock clock;
  private final Worker self;

  /** On a workspace, for runs of this process. */
  public Runs(Workspace workspace, Clock clock) {
    this(workspace, clock, Worker.thisProcess());
  }

  Runs(Workspace workspace, Clock clock, Worker self) {
    this.workspace = workspace;
    this.clock = clock;
    this.self = self;
  }

  /**
   * Notes that a run begins in this process.
   *
   * @return its id
   */
  public long start(Run.Kind kind, String why) {
    return workspace.write(
        session -> {
          RunRow row = new RunRow();
          row.kind = kind;
          row.why = Sentence.fitting(why);
          row.owner = self.toString();
          row.startedAt = now();
          session.insert(row);
          return row.run().id();
        });
  }

  /** Notes why it goes on, once that is known. */
  public void explain(long id, String why, Reading reading) {
    change(
        id,
        row -> {
          row.why = Sentence.fitting(why);
          row.read(reading);
        });
  }

  /**
   * Notes how a run ended.
   *
   * @param outcome one sentence
   * @param result JSON, if it has anything to report
   */
  public void end(
      long id, Run.State state, Optional<Long> version, String outcome, Optional<String> result) {
    change(
        id,
        row -> {
          row.state = state;
          row.version = version.orElse(row.version);
          row.outcome = Sentence.fitting(outcome);
          row.result = result.orElse(null);
          row.endedAt = now();
        });
  }

  /** The newest runs, newest first. */
  public List<Run> latest(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery("from RunRow order by id desc", RunRow.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RunRow::run)
                .toList());
  }

  /** One run. */
  public Optional<Run> byId(long id) {
    return workspace.read(
        session -> Optional.ofNullable(session.get(RunRow.class, id)).map(RunRow::run));
  }

  /**
   * Ends the runs whose process is over: as failed, or as what their version says, when the process
   * ended after that was settled. Of a process on another machine that can be told from the lease
   * alone: it holds none that is older than the run.
   *
   * @param outcome the sentence that a failed one gets
   * @return their ids
   */
  public List<Long> closeAbandoned(String outcome) {
    return workspace.write(
        session ->
            running(session).stream()
                .filter(row -> isAbandoned(session, row))
                .map(
                    row -> {
                      settle(session, row, outcome);
                      row.endedAt = now();
                      session.update(row);
                      long id = row.run().id();
                      LOG.warn("run {} of process {} was abandoned", id, row.owner);
                      return id;
                    })
                .toList());
  }

  private static void settle(StatelessSession session, RunRow row, String outcome) {
    Optional<IndexVersions.Settled> settled = IndexVersions.settledBy(session, row.run().id());
    row.state = settled.map(Runs::state).orElse(Run.State.FAILED);
    row.outcome = Sentence.fitting(settled.map(IndexVersions.Settled::why).orElse(outcome));
    row.version = settled.map(IndexVersions.Settled::version).orElse(row.version);
  }

  private static Run.State state(IndexVersions.Settled settled) {
    if (settled.state() == IndexVersion.State.REJECTED) {
      return Run.State.REJECTED;
    }
    return settled.promoted() ? Run.State.PROMOTED : Run.State.HELD;
  }

  private static List<RunRow> running(StatelessSession session) {
    return session
        .createSelectionQuery("from RunRow where state = :state order by id", RunRow.class)
        .setParameter("state", Run.State.RUNNING)
        .getResultList();
  }

  private boolean isAbandoned(StatelessSession session, RunRow row) {
    Worker owner = Worker.parse(row.owner);
    if (owner.isNeighbourOf(self)) {
      return owner.provablyDead();
    }
    return session
            .createNativeQuery(
                "select count(*) from lease where expires_at > :now and acquired_at <= :started",
                Long.class)
            .setParameter("now", clock.instant())
            .setParameter("started", row.startedAt)
            .getSingleResult()
        == 0;
  }

  private void change(long id, Consumer<RunRow> change) {
    workspace.run(
        session -> {
          RunRow row = session.get(RunRow.class, id);
          change.accept(row);
          session.update(row);
        });
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
