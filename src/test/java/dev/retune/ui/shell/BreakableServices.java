package dev.retune.ui.shell;

import dev.retune.common.error.UnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Services whose database can be disconnected and reconnected; every import is a file of three
 * rows, one of them invalid.
 */
record BreakableServices(WindowServices whole, AtomicBoolean gone) {

  WindowServices services() {
    return new WindowServices(
        whole.environment(),
        intake(),
        whole.status(),
        () -> {
          answers();
          return whole.checklist().progress();
        },
        (window, now) -> {
          answers();
          return whole.overview().snapshot(window, now);
        },
        whole.quarantine(),
        whole.feedback(),
        whole.retraining(),
        whole.publishing(),
        whole.review(),
        whole.reasons(),
        whole.topics(),
        whole.knowledge(),
        whole.report(),
        whole.prompts(),
        whole.settings(),
        whole.models());
  }

  private void answers() {
    if (gone.get()) {
      throw new UnavailableException("persistence.unavailable", "h2", "closed");
    }
  }

  private WindowServices.DataImport intake() {
    return new WindowServices.DataImport(
        () -> {
          answers();
          return whole.dataImport().empty().getAsBoolean();
        },
        whole.dataImport().sample(),
        monitor -> List.of(),
        whole.dataImport().lastSync(),
        whole.dataImport().newestVote());
  }
}
