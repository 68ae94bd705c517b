package dev.retune.retraining.run;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.store.SentenceTruncator;
import java.util.Optional;
import java.util.function.Supplier;

/** Records the failures of runs, in the language of the texts. */
public final class RunFailureHandler {
  private final RunRepository runs;
  private final IndexVersionRepository versions;
  private final Texts texts;

  /** Creates a handler. */
  public RunFailureHandler(RunRepository runs, IndexVersionRepository versions, Texts texts) {
    this.runs = runs;
    this.versions = versions;
    this.texts = texts;
  }

  /** A candidate that failed because of a bug or its input must not be resumed. */
  public <T> T guarded(Supplier<T> work, Supplier<Optional<IndexVersion>> left) {
    try {
      return work.get();
    } catch (CancelledException | UnavailableException | LeaseBusyException e) {
      throw e;
    } catch (RuntimeException e) {
      try {
        left.get()
            .filter(v -> v.state() == IndexVersion.State.CANDIDATE)
            .ifPresent(
                v ->
                    versions.setState(
                        v.id(), IndexVersion.State.FAILED, SentenceTruncator.fitting(sentence(e))));
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** Ends a run that failed; a second failure is added to the first. */
  public void end(long run, Throwable cause) {
    PipelineRun.State state =
        cause instanceof CancelledException
            ? PipelineRun.State.CANCELLED
            : PipelineRun.State.FAILED;
    try {
      runs.end(run, RunRepository.Ending.of(state, sentence(cause)));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private String sentence(Throwable cause) {
    return cause instanceof ApplicationException failure
        ? texts.get(failure)
        : texts.get("retraining.run.unexpected", cause.toString());
  }
}
