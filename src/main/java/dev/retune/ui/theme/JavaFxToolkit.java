package dev.retune.ui.theme;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import org.slf4j.LoggerFactory;

/**
 * JavaFX itself, which takes a quarter of a second to stand: started beside whatever comes before
 * the window. One for a process.
 */
public final class JavaFxToolkit {
  private final CompletableFuture<Void> up = new CompletableFuture<>();

  private JavaFxToolkit() {}

  /** Starts it on a thread of its own. */
  public static JavaFxToolkit starting() {
    JavaFxToolkit toolkit = new JavaFxToolkit();
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

  /** Waits; whether there is a screen to draw on, which a display that is named need not be. */
  public boolean stands() {
    try {
      up.join();
      return true;
    } catch (CompletionException e) {
      // looked up late: a start comes before the log is set up
      LoggerFactory.getLogger(JavaFxToolkit.class).info("no window can be opened here", e);
      return false;
    }
  }

  /** Does something on the window's thread, once there is one. */
  public void run(Runnable action) {
    up.thenRun(() -> Platform.runLater(action)).join();
  }
}
