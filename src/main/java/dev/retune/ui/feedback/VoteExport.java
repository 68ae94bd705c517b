package dev.retune.ui.feedback;

import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.navigation.ScreenContext;
import java.nio.file.Path;

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
            "retune-feedback." + format.extension(), file -> write(filter, total, format, file));
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
                    .done(context.texts().get("ui.feedback.exported", made.rows(), made.file())),
            context.notices()::failed);
  }
}
