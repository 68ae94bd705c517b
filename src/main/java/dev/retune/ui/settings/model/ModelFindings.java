package dev.retune.ui.settings.model;

import dev.retune.common.error.ApplicationException;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;

/** Sentences about models. */
final class ModelFindings {
  private final ScreenContext context;

  ModelFindings(ScreenContext context) {
    this.context = context;
  }

  /** How a model fits the texts. */
  ConnectionTestResult fit(InstalledModelDetails details) {
    return details
        .fit()
        .map(this::fit)
        .orElseGet(
            () ->
                new ConnectionTestResult(
                    Severity.PLAIN, context.texts().get("ui.settings.fit.unknown")));
  }

  private ConnectionTestResult fit(TokenizerLanguageFit fit) {
    String script = "ui.settings.script." + fit.script().name();
    return new ConnectionTestResult(
        fit.isPoor() ? Severity.WARN : Severity.CALM,
        context
            .texts()
            .get(
                fit.isPoor() ? "ui.settings.fit.poor" : "ui.settings.fit.good",
                context.formatter().roundPercent(fit.share()),
                context.texts().has(script) ? context.texts().get(script) : fit.script().name(),
                context.formatter().decimal(fit.pieces(), 1),
                context.formatter().roundPercent(fit.unknown())));
  }

  /** What a check found. */
  ConnectionTestResult checked(List<InstalledModels.Fault> faults) {
    if (faults.isEmpty()) {
      return new ConnectionTestResult(
          Severity.CALM, context.texts().get("ui.settings.models.whole"));
    }
    InstalledModels.Fault first = faults.getFirst();
    return new ConnectionTestResult(
        Severity.BAD,
        context
            .texts()
            .get(
                first.missing() ? "ui.settings.models.missing" : "ui.settings.models.changed",
                first.path(),
                faults.size() - 1));
  }

  /** A failure, in the sentence that is shown beside the model. */
  ConnectionTestResult failed(ApplicationException failure) {
    return new ConnectionTestResult(Severity.BAD, context.texts().get(failure));
  }
}
