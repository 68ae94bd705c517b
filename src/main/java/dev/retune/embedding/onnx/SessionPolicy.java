package dev.retune.embedding.onnx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * How many sessions of a model there may be, and for how long.
 *
 * @param maxSessions maximum number of sessions
 * @param afterIdleTime runs what is to be done when sessions have been idle for so long
 */
public record SessionPolicy(int maxSessions, Executor afterIdleTime) {
  private static final long IDLE_SECONDS = 60;

  /** Sessions are kept until the model is closed, for a server that answers rare searches, too. */
  public static SessionPolicy kept(int maxSessions) {
    return new SessionPolicy(maxSessions, never -> {});
  }

  /** Idle sessions are closed after a minute, for a window that is open all day. */
  public static SessionPolicy closedWhenIdle(int maxSessions) {
    return new SessionPolicy(
        maxSessions, CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS));
  }
}
