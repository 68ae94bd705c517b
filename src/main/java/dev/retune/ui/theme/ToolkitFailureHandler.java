package dev.retune.ui.theme;

import dev.retune.common.runtime.Shutdown;
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
    if (Shutdown.hasBegun()) {
      log.debug("after the toolkit has ended", failure);
    } else {
      log.error("failed on {}", thread.getName(), failure);
    }
  }
}
