package dev.retune.ui.kit;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/**
 * JavaFX itself, which takes a quarter of a second to stand: started beside whatever comes before
 * the window. One for a process.
 */
public final class Toolkit {
  private final CompletableFuture<Void> up = new CompletableFuture<>();

  private Toolkit() {}

  /** Starts it on a thread of its own. */
  public static Toolkit starting() {
    Toolkit toolkit = new Toolkit();
    Thread.ofPlatform().name("toolkit").daemon().start(toolkit::start);
    return toolkit;
  }

  private void start() {
    try {
      Platform.startup(() -> up.complete(null));
    } catch (RuntimeException | Error e) {
      up.completeExceptionally(e);
      return;
    }
    // while the window's thread puts the window together
    Theme.loadFonts();
  }

  /** Does something on the window's thread, once there is one. */
  public void run(Runnable action) {
    up.thenRun(() -> Platform.runLater(action)).join();
  }
}
