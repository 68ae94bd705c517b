package dev.retune.retraining.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.retraining.gate.GateResult;
import dev.retune.retraining.tuning.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param run its id
 * @param state the outcome
 * @param version the candidate, such as {@code v3}; the live version when no run was needed
 * @param documents number of documents in that version
 * @param chunks number of chunks in that version
 * @param embedded number of chunks embedded during this run
 * @param reused number of chunks with reused vectors
 * @param seconds elapsed time of the build
 * @param documentsPerSecond 0 when nothing was built
 * @param baseline metrics of the live version on the gate's questions
 * @param candidate metrics of the new version on the same questions
 * @param gate the gate's decision
 * @param tried the configurations tried on the tuning half; empty in results of earlier versions
 * @param why the reason for the outcome in the language of the run
 * @param messages its sentences for any language; empty where only the text is known, as in results
 *     of earlier versions
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RetrainingResult(
    long run,
    State state,
    Optional<String> version,
    long documents,
    long chunks,
    long embedded,
    long reused,
    double seconds,
    double documentsPerSecond,
    Optional<RetrievalEvaluation> baseline,
    Optional<RetrievalEvaluation> candidate,
    Optional<GateResult> gate,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<TrialResult> tried,
    String why,
    @JsonAlias("said") @JsonSetter(nulls = Nulls.AS_EMPTY) List<Message> messages) {

  /** Copies the lists. */
  public RetrainingResult {
    tried = List.copyOf(tried);
    // earlier versions did not store it
    messages = List.copyOf(Objects.requireNonNullElse(messages, List.of()));
  }

  /** The reason for the outcome, to be read in any language. */
  public StoredText reason() {
    return new StoredText(why, messages);
  }

  /** The outcomes of a run that completed; a failed run throws an exception. */
  public enum State {
    /** The candidate is live. */
    PROMOTED,
    /** The gate rejected the candidate. */
    REJECTED,
    /** The candidate waits for approval. */
    HELD,
    /** No run was needed. */
    NOT_NEEDED
  }
}
