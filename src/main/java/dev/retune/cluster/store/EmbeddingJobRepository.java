package dev.retune.cluster.store;

import dev.retune.cluster.job.EmbeddingJobTable;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.job.JobProgress.State;
import dev.retune.cluster.job.PassageVectorTable;
import dev.retune.index.model.IndexSpec;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Embedding jobs of a workspace in PostgreSQL. */
public final class EmbeddingJobRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** Uses a workspace. */
  public EmbeddingJobRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Adds a job and returns its id; vectors of other models make room. */
  public long create(IndexSpec spec) {
    AtomicLong id = new AtomicLong();
    workspace.jdbc(
        connection -> {
          new PassageVectorTable(connection).keepModel(spec);
          id.set(new EmbeddingJobTable(connection).create(spec, clock.instant()));
        });
    return id.get();
  }

  /** How far a job is. */
  public JobProgress progress(long job) {
    return workspace.fetch(connection -> new EmbeddingJobTable(connection).progress(job));
  }

  /** Ends a job; its tasks stop when they see it. */
  public void end(long job, State state, String why) {
    workspace.jdbc(connection -> new EmbeddingJobTable(connection).end(job, state, why));
  }
}
