package dev.retune.ui.reasons;

import dev.retune.ui.navigation.ScreenContext;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Classifies all reasons again, when codes or corrections have changed. */
final class ReasonReclassification {
  private final ReasonsGateway gateway;
  private final ScreenContext context;
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  ReasonReclassification(ReasonsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
  }

  /** Whether something has changed since the last time. */
  ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** Whether it is running. */
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Notes that something has changed. */
  void need() {
    outdated.set(true);
  }

  /** Runs unless it is running. */
  void run() {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    context
        .runner()
        .watch(
            context.texts().get("ui.reasons.again"),
            gateway::reclassify,
            changed -> {
              busy.set(false);
              outdated.set(false);
              context.notices().done(context.texts().get("ui.reasons.againDone", changed));
              context.timeWindow().changed();
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
            });
  }
}
