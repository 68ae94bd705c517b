package dev.retune.retrain;

import dev.retune.index.Evaluation;
import java.util.Optional;

/**
 * A candidate beside the live version on the gate's questions.
 *
 * @param baseline the live version's figures
 * @param candidate the candidate's figures
 * @param gate the verdict
 */
record Comparison(Optional<Evaluation> baseline, Evaluation candidate, GateResult gate) {}
