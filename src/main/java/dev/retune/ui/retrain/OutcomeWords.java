package dev.retune.ui.retrain;

import dev.retune.retrain.RetrainResult;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes a run's result for people. */
final class OutcomeWords {
  private final Texts texts;
  private final Figures figures;

  OutcomeWords(Texts texts, Figures figures) {
    this.texts = texts;
    this.figures = figures;
  }

  Outcome of(RetrainResult result) {
    Mood mood =
        switch (result.state()) {
          case PROMOTED -> Mood.CALM;
          case REJECTED -> Mood.BAD;
          case HELD -> Mood.WARN;
          case NOT_NEEDED -> Mood.PLAIN;
        };
    String work =
        result.embedded() + result.reused() == 0
            ? ""
            : texts.get(
                "ui.retrain.work",
                result.documents(),
                result.embedded(),
                result.reused(),
                figures.duration(Duration.ofMillis(Math.round(result.seconds() * 1000))));
    return new Outcome(
        texts.get("ui.retrain.state." + result.state()), mood, result.why(), work, metrics(result));
  }

  private List<Metric> metrics(RetrainResult result) {
    // the interval stands in the gate's sentence already
    return result.candidate().isEmpty()
        ? List.of()
        : Metric.of(result.baseline(), result.candidate(), Optional.empty(), figures);
  }
}
