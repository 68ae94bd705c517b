package dev.retune.ui.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs short work at once, and a long task when the test says so. */
public final class SteppedTaskRunner implements TaskRunner {
  private final DirectTaskRunner behind = new DirectTaskRunner();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final ObservableList<ObservableTask> watched = FXCollections.observableArrayList();

  @Override
  public <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    return behind.run(work, done, failed);
  }

  @Override
  public <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    ObservableTask task = new ObservableTask(title);
    watched.add(task);
    waiting.add(
        () -> {
          behind.run(
              () -> work.run(task.monitor(Runnable::run)),
              result -> {
                watched.remove(task);
                done.accept(result);
              },
              e -> {
                watched.remove(task);
                failed.accept(e);
              });
        });
    return task;
  }

  @Override
  public RunningTask later(Duration delay, Runnable action) {
    return behind.later(delay, action);
  }

  @Override
  public ObservableList<ObservableTask> watched() {
    return watched;
  }

  /** Runs the oldest long task to its end. */
  public void step() {
    waiting.remove().run();
  }

  /** Whether no long task waits. */
  public boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Runs all delayed actions. */
  public void passTime() {
    behind.passTime();
  }
}
