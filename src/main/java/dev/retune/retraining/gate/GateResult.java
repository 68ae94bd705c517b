package dev.retune.retraining.gate;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.List;
import java.util.Objects;

/**
 * The gate's decision on a candidate. Differences are candidate minus live, in nDCG@10 (-1 to 1).
 *
 * @param passed whether it may go live
 * @param state the decision
 * @param why one sentence with the figures, in the user's language
 * @param messages the same for any language; empty in results stored by earlier versions
 * @param pValue two-sided p-value of the difference
 * @param pWorse one-sided p-value of a loss
 * @param questions number of questions evaluated
 * @param won number of questions on which the candidate is better
 * @param lost number of questions on which it is worse
 * @param difference mean over all questions
 * @param interval 95 % bootstrap interval of the difference
 */
public record GateResult(
    boolean passed,
    Verdict state,
    String why,
    @JsonAlias("said") List<Message> messages,
    double pValue,
    double pWorse,
    int questions,
    int won,
    int lost,
    double difference,
    ConfidenceInterval interval) {

  /** Copies the list. */
  public GateResult {
    // earlier versions did not store it
    messages = List.copyOf(Objects.requireNonNullElse(messages, List.of()));
  }

  /** Returns a copy with other sentences. */
  GateResult withMessages(Texts texts, List<Message> sentences) {
    return new GateResult(
        passed,
        state,
        texts.get(sentences),
        sentences,
        pValue,
        pWorse,
        questions,
        won,
        lost,
        difference,
        interval);
  }

  /** The possible decisions. */
  public enum Verdict {
    /** The candidate may go live. */
    PROMOTE,
    /** The candidate is worse. */
    REJECT,
    /** The questions are too few to decide; the operator decides. */
    HOLD
  }
}
