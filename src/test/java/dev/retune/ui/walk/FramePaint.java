package dev.retune.ui.walk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import org.testfx.util.WaitForAsyncUtils;

/** Waits until what was just changed is on the display. */
final class FramePaint {
  // a change is drawn while the next pulse is prepared, which waits for the last one
  private static final int PULSES = 4;

  private FramePaint() {}

  static void await(int seconds) {
    WaitForAsyncUtils.waitForFxEvents();
    CompletableFuture<Void> painted = new CompletableFuture<>();
    AnimationTimer timer =
        new AnimationTimer() {
          private int pulses;

          @Override
          public void handle(long now) {
            if (++pulses == PULSES) {
              stop();
              painted.complete(null);
            }
          }
        };
    WindowWalk.onWindow(
        () -> {
          timer.start();
          return true;
        });
    painted.orTimeout(seconds, TimeUnit.SECONDS).join();
  }
}
