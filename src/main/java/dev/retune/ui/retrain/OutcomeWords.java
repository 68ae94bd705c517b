package dev.retune.ui.retrain;

import dev.retune.index.Evaluation;
import dev.retune.retrain.RetrainResult;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

  private List<Outcome.Metric> metrics(RetrainResult result) {
    if (result.candidate().isEmpty()) {
      return List.of();
    }
    List<Outcome.Metric> rows = new ArrayList<>();
    rows.add(metric("nDCG@10", result, Evaluation::ndcgAt10));
    rows.add(metric("P@1", result, Evaluation::pAt1));
    rows.add(metric("Recall@5", result, Evaluation::recallAt5));
    rows.add(metric("MRR@10", result, Evaluation::mrrAt10));
    return rows;
  }

  private Outcome.Metric metric(
      String name, RetrainResult result, ToDoubleFunction<Evaluation> figure) {
    Optional<Double> live = result.baseline().map(figure::applyAsDouble);
    Optional<Double> candidate = result.candidate().map(figure::applyAsDouble);
    return new Outcome.Metric(
        name,
        live.map(figures::percent).orElse("–"),
        candidate.map(figures::percent).orElse("–"),
        live.flatMap(l -> candidate.map(c -> figures.signedPoints(c - l))).orElse(""));
  }
}
