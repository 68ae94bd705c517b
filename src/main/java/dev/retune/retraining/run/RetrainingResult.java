package dev.retune.retraining.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.retraining.gate.GateResult;
import dev.retune.retraining.tuning.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param run its id
 * @param state the outcome
 * @param version the candidate, such as {@code v3}; the live one when nothing was needed
 * @param documents in that version
 * @param chunks in that version
 * @param embedded chunks whose vectors the model made in this run
 * @param reused chunks whose vectors were there
 * @param seconds of wall clock for building
 * @param documentsPerSecond 0 when nothing was built
 * @param baseline the live version on the gate's questions
 * @param candidate the new version on the same
 * @param gate the verdict
 * @param tried the configurations that were tried on the tuning half; none in runs kept before
 *     trials were
 * @param why one sentence in the user's language
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
    String why) {

  /** Copies the list. */
  public RetrainingResult {
    tried = List.copyOf(tried);
  }

  /** The outcomes of a run that did not break; one that breaks throws its failure. */
  public enum State {
    /** The candidate is live. */
    PROMOTED,
    /** The gate found it worse. */
    REJECTED,
    /** It waits for the operator's word. */
    HELD,
    /** Nothing called for a run. */
    NOT_NEEDED
  }
}
