package dev.retune.retraining.store;

import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.WindowReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stores runs with their times, reasons and outcomes. */
public final class RunRepository {

  private final Workspace workspace;
  private final Clock clock;
  private final ProcessIdentity self;
  private final AbandonedRunRepository abandoned;

  /**
   * Creates a repository for the runs of this process.
   *
   * @param leaseHeldSince whether a run holds the lease that it acquired at a moment or before
   */
  public RunRepository(Workspace workspace, Clock clock, Predicate<Instant> leaseHeldSince) {
    this(workspace, clock, leaseHeldSince, ProcessIdentity.thisProcess());
  }

  RunRepository(
      Workspace workspace, Clock clock, Predicate<Instant> leaseHeldSince, ProcessIdentity self) {
    this.workspace = workspace;
    this.clock = clock;
    this.self = self;
    this.abandoned = new AbandonedRunRepository(workspace, clock, leaseHeldSince, self);
  }

  /**
   * Stores the start of a run in this process.
   *
   * @return its id
   */
  public long start(PipelineRun.Kind kind, String why) {
    return workspace.write(
        session -> {
          RunEntity row = new RunEntity();
          row.kind = kind;
          row.why = SentenceTruncator.fitting(why);
          row.owner = self.toString();
          row.startedAt = now();
          session.insert(row);
          return row.run().id();
        });
  }

  /** Stores the reason of a run, once it is known. */
  public void explain(long id, String why, WindowReading reading) {
    change(
        id,
        row -> {
          row.why = SentenceTruncator.fitting(why);
          row.read(reading);
        });
  }

  /** Stores what was said about languages at the start of a run. */
  public void note(long id, LanguageNote languages) {
    change(id, row -> row.languageAdvice = languages.written());
  }

  /**
   * How a run ended.
   *
   * @param outcome one sentence
   * @param version the index version it built, if any
   * @param result JSON, if there is a result
   */
  public record Ending(
      PipelineRun.State state, String outcome, Optional<Long> version, Optional<String> result) {
    /** An end without a version or a result. */
    public static Ending of(PipelineRun.State state, String outcome) {
      return new Ending(state, outcome, Optional.empty(), Optional.empty());
    }
  }

  /** Stores the end of a run. */
  public void end(long id, Ending ending) {
    change(
        id,
        row -> {
          row.state = ending.state();
          row.version = ending.version().orElse(row.version);
          row.outcome = SentenceTruncator.fitting(ending.outcome());
          row.result = ending.result().orElse(null);
          row.endedAt = now();
        });
  }

  /** The latest runs, newest first. */
  public List<PipelineRun> latest(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery("from RunEntity order by id desc", RunEntity.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RunEntity::run)
                .toList());
  }

  /** The trials of fixes that ended without a verdict. */
  public List<Long> unjudgedTrials() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select id from RunEntity where kind = :kind and state in :states", Long.class)
                .setParameter("kind", PipelineRun.Kind.KNOWLEDGE)
                .setParameter(
                    "states", List.of(PipelineRun.State.FAILED, PipelineRun.State.CANCELLED))
                .getResultList());
  }

  /** The run with an id. */
  public Optional<PipelineRun> byId(long id) {
    return workspace.read(
        session -> Optional.ofNullable(session.get(RunEntity.class, id)).map(RunEntity::run));
  }

  /**
   * Ends the runs whose process has died: as failed, or with their version's outcome if that was
   * already decided. For a process on another machine only the lease can tell: it does not hold one
   * that is older than the run.
   *
   * @param outcome the sentence for failed runs
   * @return their ids
   */
  public List<Long> closeAbandoned(String outcome) {
    return abandoned.close(outcome);
  }

  private void change(long id, Consumer<RunEntity> change) {
    workspace.run(
        session -> {
          RunEntity row = session.get(RunEntity.class, id);
          change.accept(row);
          session.update(row);
        });
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
