package dev.retune.knowledge.trial;

import dev.retune.common.i18n.Message;
import dev.retune.knowledge.model.CitedAnswer;
import dev.retune.knowledge.model.FixTrial.CitedQuestion;
import dev.retune.knowledge.model.FixTrial.LostQuestion;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.retraining.gate.GateResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What fixes must show before they may go live: all questions that they cite are answered, no
 * golden question is taken from the document that answers it, and the gate finds no loss.
 */
record TrialRules(
    List<CitedQuestion> questions,
    List<LostQuestion> stolen,
    List<LostQuestion> orphaned,
    GateResult gate) {

  TrialVerdict verdict() {
    if (count(CitedAnswer.NO) > 0
        || !stolen.isEmpty()
        || !orphaned.isEmpty()
        || gate.state() == GateResult.Verdict.REJECT) {
      return TrialVerdict.FAILED;
    }
    return count(CitedAnswer.UNKNOWN) > 0 || gate.state() == GateResult.Verdict.HOLD
        ? TrialVerdict.HELD
        : TrialVerdict.PASSED;
  }

  private long count(CitedAnswer answer) {
    return questions.stream().filter(question -> question.answered() == answer).count();
  }

  /** What the trial showed, in sentences. */
  List<Message> messages() {
    List<Message> sentences = new ArrayList<>();
    sentences.add(Message.of("knowledge.trial.answered", count(CitedAnswer.YES), questions.size()));
    if (count(CitedAnswer.UNKNOWN) > 0) {
      sentences.add(Message.of("knowledge.trial.unknown", count(CitedAnswer.UNKNOWN)));
    }
    if (!stolen.isEmpty()) {
      LostQuestion first = stolen.getFirst();
      sentences.add(
          Message.of(
              "knowledge.trial.stolen",
              stolen.size(),
              first.question(),
              first.before(),
              first.after()));
    }
    if (!orphaned.isEmpty()) {
      sentences.add(
          Message.of("knowledge.trial.orphaned", orphaned.size(), orphaned.getFirst().question()));
    }
    sentences.addAll(gate.messages());
    return sentences;
  }
}
