package dev.retune.common.runtime;

/** Whether this process is shutting down. */
public final class Shutdown {
  private Shutdown() {}

  /** Whether shutdown has begun. Java has no query for it, but refuses new shutdown hooks then. */
  public static boolean hasBegun() {
    Thread hook = new Thread(() -> {}, "unused");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return !Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
