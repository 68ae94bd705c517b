package dev.retune.ui.theme;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import org.slf4j.LoggerFactory;

/**
 * Starts JavaFX once per process, in parallel with other startup work because it takes about 250
 * ms.
 */
public final class JavaFxToolkit {
  private final CompletableFuture<Void> up = new CompletableFuture<>();

  private JavaFxToolkit() {}

  /** Starts the toolkit on its own thread. */
  public static JavaFxToolkit starting() {
    JavaFxToolkit toolkit = new JavaFxToolkit();
    Thread.ofPlatform().name("toolkit").daemon().start(toolkit::start);
    return toolkit;
  }

  private void start() {
    try {
      Platform.startup(
          () -> {
            Thread.currentThread().setUncaughtExceptionHandler(new ToolkitFailureHandler());
            up.complete(null);
          });
    } catch (RuntimeException | Error e) {
      up.completeExceptionally(e);
      return;
    }
    // Overlaps with building the window on the JavaFX thread.
    Theme.loadFonts();
  }

  /** Waits for the start; false if no screen is available, even if a display is configured. */
  public boolean awaitStart() {
    try {
      up.join();
      return true;
    } catch (CompletionException e) {
      // Looked up here because startup begins before logging is configured.
      LoggerFactory.getLogger(JavaFxToolkit.class).info("no window can be opened here", e);
      return false;
    }
  }

  /** Runs an action on the JavaFX thread once the toolkit has started. */
  public void run(Runnable action) {
    up.thenRun(() -> Platform.runLater(action)).join();
  }
}
