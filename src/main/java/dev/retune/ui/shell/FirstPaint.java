package dev.retune.ui.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when the first frames of a scene are on the screen. */
final class FirstPaint {
  // The first frame is rendered while the second is prepared, and is on screen before the third.
  private static final int PAINTED = 3;

  // A window that starts minimized may be painted much later.
  private final CompletableFuture<Void> painted =
      new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS);

  /** Completes when the window is painted, or after three seconds. */
  CompletableFuture<Void> painted() {
    return painted;
  }

  /** Observes a scene that is about to be shown; runs an action when it is painted. */
  void observe(Scene scene, Runnable action) {
    afterPulses(
        scene,
        PAINTED,
        () -> {
          painted.complete(null);
          action.run();
        });
  }

  /** Runs an action after a number of frames. */
  static void afterPulses(Scene scene, int pulses, Runnable action) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          private int left = pulses;

          @Override
          public void run() {
            if (--left > 0) {
              Platform.requestNextPulse();
            } else {
              scene.removePostLayoutPulseListener(this);
              action.run();
            }
          }
        });
    Platform.requestNextPulse();
  }
}
