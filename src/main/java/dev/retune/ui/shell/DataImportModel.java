package dev.retune.ui.shell;

import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.ui.format.ImportSummary;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Imports data: the sample, or a sync; one at a time. */
public final class DataImportModel {
  private final WindowServices.DataImport intake;
  private final Texts texts;
  private final TaskRunner runner;
  private final NoticeList notices;
  private final Runnable changed;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private Optional<DataImportModel> successor = Optional.empty();

  DataImportModel(
      WindowServices.DataImport intake,
      Texts texts,
      TaskRunner runner,
      NoticeList notices,
      Runnable changed) {
    this.intake = intake;
    this.texts = texts;
    this.runner = runner;
    this.notices = notices;
    this.changed = changed;
  }

  /** Tells of the import of a model in another language, which ends. */
  void takeOver(DataImportModel former) {
    former.successor = Optional.of(this);
    busy.set(former.busy.get());
  }

  /** The one that tells of the import now. */
  private DataImportModel current() {
    return successor.map(DataImportModel::current).orElse(this);
  }

  /** Whether an import is running. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Loads the built-in sample. */
  public void sample() {
    run(
        texts.get("ui.task.sample"),
        monitor -> {
          intake.sample().accept(monitor);
          return words -> words.get("ui.import.sampleDone");
        });
  }

  /** Syncs the configured sources; explains what to do if there are none. */
  public void sync() {
    run(
        texts.get("ui.task.sync"),
        monitor -> {
          List<ImportReport> reports = intake.sync().apply(monitor);
          if (reports.isEmpty()) {
            throw new RefusedException("ui.sync.noSource");
          }
          return words -> ImportSummary.ofSync(words, reports);
        });
  }

  private void run(String title, BackgroundTask<Function<Texts, String>> job) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    runner.watch(
        title,
        job,
        said -> {
          DataImportModel now = current();
          now.notices.done(said.apply(now.texts));
          now.ended();
        },
        e -> {
          DataImportModel now = current();
          now.notices.failed(e);
          now.ended();
        });
  }

  private void ended() {
    busy.set(false);
    changed.run();
  }
}
