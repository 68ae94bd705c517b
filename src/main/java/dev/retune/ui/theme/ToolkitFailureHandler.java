package dev.retune.ui.theme;

import org.slf4j.LoggerFactory;

/**
 * Logs what fails on the JavaFX thread. When the process is told to end, the toolkit gives up its
 * graphics while windows still get events, such as the mouse's; what fails then is no fault.
 */
final class ToolkitFailureHandler implements Thread.UncaughtExceptionHandler {
  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    // looked up here because the toolkit starts before logging is configured
    var log = LoggerFactory.getLogger(ToolkitFailureHandler.class);
    if (isEnding()) {
      log.debug("after the toolkit has ended", failure);
    } else {
      log.error("failed on {}", thread.getName(), failure);
    }
  }

  /** Whether the process is about to end, of which Java tells only by refusing a hook. */
  private static boolean isEnding() {
    Thread hook = new Thread(() -> {}, "hook");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return !Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
