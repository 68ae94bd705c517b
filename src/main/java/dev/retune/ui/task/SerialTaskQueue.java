package dev.retune.ui.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs tasks one after another, because a late draft must not overtake the decision after it. */
public final class SerialTaskQueue {
  private final TaskRunner runner;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /** Creates an empty queue. */
  public SerialTaskQueue(TaskRunner runner) {
    this.runner = runner;
  }

  /** Adds a task. */
  public <T> void run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    waiting.add(step(work, done, failed));
    runNext();
  }

  private <T> Runnable step(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    return () ->
        runner.run(
            work, result -> finish(() -> done.accept(result)), e -> finish(() -> failed.accept(e)));
  }

  /** Adds a task without a result. */
  public void run(Runnable work, Runnable done, Consumer<? super Throwable> failed) {
    run(returning(work), result -> done.run(), failed);
  }

  /** Adds a task before all waiting ones. */
  public void runFirst(Runnable work, Runnable done, Consumer<? super Throwable> failed) {
    waiting.addFirst(step(returning(work), result -> done.run(), failed));
    runNext();
  }

  private static Callable<Boolean> returning(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private void finish(Runnable outcome) {
    try {
      outcome.run();
    } finally {
      busy = false;
      runNext();
    }
  }

  private void runNext() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      waiting.poll().run();
    }
  }
}
