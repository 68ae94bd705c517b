package dev.retune.ui.review;

import dev.retune.review.ReviewService;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.SerialTaskQueue;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Renews the claims on answers while the screen is open, and releases them. */
final class ReviewClaims {
  private static final Duration HEARTBEAT = ReviewService.LEASE.dividedBy(2);

  private final ReviewGateway gateway;
  private final TaskRunner runner;
  private final SerialTaskQueue queue;
  private final Consumer<Throwable> failed;
  private RunningTask heartbeat = () -> {};

  ReviewClaims(
      ReviewGateway gateway, TaskRunner runner, SerialTaskQueue queue, Consumer<Throwable> failed) {
    this.gateway = gateway;
    this.runner = runner;
    this.queue = queue;
    this.failed = failed;
  }

  /**
   * Renews claims until {@link #stop} is called.
   *
   * @param held returns the claimed answers
   * @param lost receives those that another reviewer has claimed
   */
  void renew(Supplier<Set<Long>> held, Consumer<Set<Long>> lost) {
    heartbeat =
        runner.later(
            HEARTBEAT,
            () -> {
              Set<Long> ids = held.get();
              queue.run(() -> gateway.renew(ids), lost, failed);
              renew(held, lost);
            });
  }

  void stop() {
    heartbeat.cancel();
  }

  /** Releases claims after the waiting tasks. */
  void release(Set<Long> ids) {
    if (!ids.isEmpty()) {
      queue.run(() -> gateway.release(ids), () -> {}, failed);
    }
  }

  /** Releases a claim before the waiting tasks, since the next one may claim the same answer. */
  void releaseFirst(long id) {
    queue.runFirst(() -> gateway.release(Set.of(id)), () -> {}, failed);
  }
}
