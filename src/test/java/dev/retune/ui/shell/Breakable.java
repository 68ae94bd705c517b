package dev.retune.ui.shell;

import dev.retune.fault.Unavailable;
import dev.retune.feedback.Counts;
import dev.retune.feedback.ImportReport;
import dev.retune.feedback.Rejected;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Services whose database can be lost and found again; what is imported is always a file of three
 * rows with a broken one.
 */
record Breakable(Services whole, AtomicBoolean gone) {

  Services services() {
    return new Services(
        whole.place(),
        intake(),
        whole.looks(),
        (window, now) -> {
          answers();
          return whole.overview().situation(window, now);
        },
        whole.held(),
        whole.feedback(),
        whole.retraining(),
        whole.review(),
        whole.reasons(),
        whole.report(),
        whole.settings());
  }

  private void answers() {
    if (gone.get()) {
      throw new Unavailable("db.unavailable", "h2", "closed");
    }
  }

  private Services.Intake intake() {
    return new Services.Intake(
        () -> {
          answers();
          return whole.intake().empty().getAsBoolean();
        },
        whole.intake().sample(),
        (files, monitor) ->
            List.of(
                new ImportReport(
                    "chat.csv",
                    new Counts(0, 0, 3, 0),
                    new Counts(0, 0, 2, 0),
                    Counts.ZERO,
                    Counts.ZERO,
                    List.of(new Rejected(3, "the vote is neither like nor dislike")))),
        monitor -> List.of(),
        whole.intake().lastSync());
  }
}
