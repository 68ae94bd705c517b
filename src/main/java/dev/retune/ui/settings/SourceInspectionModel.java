package dev.retune.ui.settings;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.ConnectionTestResult;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The inspection of the open source, and its result in a sentence. */
final class SourceInspectionModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<SourceInspection>> inspection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ConnectionTestResult> result =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  SourceInspectionModel(SettingsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.latest = new LatestTask(context.runner());
  }

  /** The tables, the mapping and sample rows; empty before the first inspection. */
  ReadOnlyObjectProperty<Optional<SourceInspection>> inspection() {
    return inspection.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ConnectionTestResult> result() {
    return result.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Forgets the inspected source. */
  void clear() {
    latest.cancel();
    busy.set(false);
    inspection.set(Optional.empty());
    result.set(ConnectionTestResult.NONE);
  }

  /** Inspects a source at the user's request. */
  void inspect(SourceConfig source, SecretInput password) {
    show(Severity.INFO, texts.get("ui.settings.testing"));
    refresh(source, password);
  }

  /** Inspects a source again and keeps the last result until there is a new one. */
  void refresh(SourceConfig source, SecretInput password) {
    if (source.url().isEmpty()) {
      show(Severity.WARN, texts.get("ui.settings.sourceUrl"));
      return;
    }
    busy.set(true);
    latest.run(() -> gateway.inspectSource(source, password), this::inspected, this::failed);
  }

  private void inspected(SourceInspection found) {
    busy.set(false);
    inspection.set(Optional.of(found));
    found
        .refusal()
        .ifPresentOrElse(
            refusal -> show(Severity.BAD, texts.get(refusal)),
            () ->
                show(
                    Severity.CALM,
                    texts.get(
                        "ui.settings.sourceFound", found.tables().size(), found.mapped().size())));
  }

  void failed(Throwable e) {
    busy.set(false);
    if (e instanceof ApplicationException refused) {
      show(Severity.BAD, texts.get(refused));
    } else {
      context.notices().failed(e);
    }
  }

  void show(Severity severity, String sentence) {
    result.set(new ConnectionTestResult(severity, sentence));
  }
}
