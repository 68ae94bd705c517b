package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.ImportSummary;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The import of files, one at a time. */
final class FileImportModel {
  private final SourcesGateway gateway;
  private final ScreenContext context;
  private final SourceOutcome outcome;
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<FileReading> stored = Optional.empty();
  private boolean ended;

  FileImportModel(SourcesGateway gateway, ScreenContext context, SourceOutcome outcome) {
    this.gateway = gateway;
    this.context = context;
    this.outcome = outcome;
  }

  /** The import that is running. */
  ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** Whether these files were imported last, read in this way. */
  boolean isStored(FileReading files) {
    return stored.equals(Optional.of(files));
  }

  /** Imports files unless an import is running. */
  void run(FileReading files) {
    if (running.get().isPresent()) {
      return;
    }
    Texts texts = context.texts();
    ended = false;
    ObservableTask task =
        context
            .runner()
            .watch(
                texts.get("ui.task.import"),
                monitor -> ImportSummary.ofFiles(texts, gateway.importFiles(files, monitor)),
                said -> {
                  stored = Optional.of(files);
                  ended(said, Severity.CALM);
                  // the page may have been left meanwhile
                  context.notices().done(said.lines().findFirst().orElse(""));
                },
                e -> {
                  ended("", Severity.PLAIN);
                  outcome.failed(e);
                });
    // it may have ended at once
    if (!ended) {
      running.set(Optional.of(task));
    }
  }

  private void ended(String said, Severity severity) {
    ended = true;
    running.set(Optional.empty());
    outcome.say(severity, said);
    context.timeWindow().changed();
  }
}
