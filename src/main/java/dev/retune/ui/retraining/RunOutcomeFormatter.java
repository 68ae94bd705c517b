package dev.retune.ui.retraining;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.i18n.Texts;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.time.Duration;
import java.util.List;

/** Formats the result of a run. */
final class RunOutcomeFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;

  RunOutcomeFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  RunOutcome of(RetrainingResult result) {
    Severity severity =
        switch (result.state()) {
          case PROMOTED -> Severity.CALM;
          case REJECTED -> Severity.BAD;
          case HELD -> Severity.WARN;
          case NOT_NEEDED -> Severity.PLAIN;
        };
    String work =
        result.embedded() + result.reused() == 0
            ? ""
            : texts.get(
                "ui.retraining.work",
                result.documents(),
                result.embedded(),
                result.reused(),
                formatter.duration(Duration.ofMillis(Math.round(result.seconds() * 1000))));
    return new RunOutcome(
        texts.get("ui.retraining.state." + result.state()),
        severity,
        texts.get(result.reason()),
        work,
        metrics(result));
  }

  /** The outcome of a run that did not finish; the live index is as it was. */
  RunOutcome of(Throwable failure) {
    boolean cancelled = failure instanceof CancelledException;
    return new RunOutcome(
        texts.get(cancelled ? "ui.retraining.cancelled" : "ui.retraining.failed"),
        cancelled ? Severity.PLAIN : Severity.BAD,
        failure instanceof ApplicationException told
            ? texts.get(told)
            : texts.get("ui.unexpected", String.valueOf(failure.getMessage())),
        "",
        List.of());
  }

  private List<MetricComparison> metrics(RetrainingResult result) {
    // The gate's sentence already contains the interval.
    return result
        .candidate()
        .map(
            candidate ->
                result
                    .baseline()
                    .map(live -> MetricComparison.of(live, candidate, formatter))
                    .orElseGet(() -> MetricComparison.of(candidate, formatter)))
        .orElse(List.of());
  }
}
