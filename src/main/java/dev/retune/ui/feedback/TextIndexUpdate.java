package dev.retune.ui.feedback;

import dev.retune.ui.navigation.ScreenContext;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Adds all votes to the text index as a visible, cancellable task. */
final class TextIndexUpdate {
  private final FeedbackGateway gateway;
  private final ScreenContext context;
  private final Runnable done;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

  TextIndexUpdate(FeedbackGateway gateway, ScreenContext context, Runnable done) {
    this.gateway = gateway;
    this.context = context;
    this.done = done;
  }

  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  void start() {
    if (running.get()) {
      return;
    }
    running.set(true);
    context
        .runner()
        .watch(
            context.texts().get("ui.feedback.preparing"),
            monitor -> {
              gateway.updateTextIndex(monitor);
              return true;
            },
            updated -> {
              running.set(false);
              done.run();
            },
            e -> {
              running.set(false);
              context.notices().failed(e);
            });
  }
}
