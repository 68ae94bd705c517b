package dev.retune.ui.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/** Holds tasks until the test releases them. */
public final class HeldTaskRunner implements TaskRunner {
  private final DirectTaskRunner behind = new DirectTaskRunner();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    Runnable held = () -> behind.run(work, done, failed);
    waiting.add(held);
    return () -> waiting.remove(held);
  }

  @Override
  public <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    return behind.watch(title, work, done, failed);
  }

  @Override
  public RunningTask later(Duration delay, Runnable action) {
    return behind.later(delay, action);
  }

  @Override
  public ObservableList<ObservableTask> watched() {
    return behind.watched();
  }

  /** Runs what was to run later. */
  public void passTime() {
    behind.passTime();
  }

  /** Runs all held tasks, including those they start. */
  public void go() {
    while (!waiting.isEmpty()) {
      step();
    }
  }

  /** Runs the oldest held task. */
  public void step() {
    waiting.remove().run();
  }
}
