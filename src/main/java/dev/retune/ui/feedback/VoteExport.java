package dev.retune.ui.feedback;

import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.navigation.ScreenContext;
import java.nio.file.Path;
import java.time.LocalDate;

/** Exports filtered votes to a file that the user chooses. */
record VoteExport(FeedbackGateway gateway, ScreenContext context) {

  /**
   * Asks for a file and exports as a visible task.
   *
   * @param total the number of rows, 0 if unknown
   */
  void start(VoteFilter filter, long total, ExportFormat format) {
    context
        .dialogs()
        .saveAs(
            context.texts().get("ui.feedback.exportTitle"),
            "retune-feedback-" + today() + "." + format.extension(),
            file -> write(filter, total, format, file));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(context.clock().instant(), context.zone());
  }

  private void write(VoteFilter filter, long total, ExportFormat format, Path file) {
    context
        .runner()
        .watch(
            context.texts().get("ui.feedback.exporting"),
            monitor -> gateway.export(filter, total, format, file, monitor),
            made ->
                context
                    .notices()
                    .saved(
                        context.texts().get("ui.feedback.exported", made.rows(), made.file()),
                        file),
            context.notices()::failed);
  }
}
