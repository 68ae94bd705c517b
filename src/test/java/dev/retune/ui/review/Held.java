package dev.retune.ui.review;

import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Job;
import dev.retune.ui.kit.Running;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.WatchedTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/** Work that is not done before it is let go. */
final class Held implements TaskRunner {
  private final CurrentThread behind = new CurrentThread();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public <T> Running run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    Runnable held = () -> behind.run(work, done, failed);
    waiting.add(held);
    return () -> waiting.remove(held);
  }

  @Override
  public <T> WatchedTask watch(
      String title, Job<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    return behind.watch(title, work, done, failed);
  }

  @Override
  public Running later(Duration delay, Runnable action) {
    return behind.later(delay, action);
  }

  @Override
  public ObservableList<WatchedTask> watched() {
    return behind.watched();
  }

  /** Lets all of it be done, and what follows from it. */
  void go() {
    while (!waiting.isEmpty()) {
      step();
    }
  }

  /** Lets the oldest be done. */
  void step() {
    waiting.remove().run();
  }
}
