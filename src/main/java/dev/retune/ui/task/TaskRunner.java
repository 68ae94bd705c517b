package dev.retune.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/**
 * Runs work in the background and delivers results on the JavaFX thread, where it must be called.
 * Every caller provides a failure handler.
 */
public interface TaskRunner {

  /** Runs short work, such as a query, that is not listed. */
  <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed);

  /** Runs long work, listed with its progress and a cancel button. */
  <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed);

  /** Runs long work like {@link #watch}, unlisted; its screen shows the progress itself. */
  default <T> ObservableTask track(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    return watch(title, work, done, failed);
  }

  /** Runs a small action on the JavaFX thread after a delay. */
  RunningTask later(Duration delay, Runnable action);

  /** The running long tasks, oldest first. */
  ObservableList<ObservableTask> watched();
}
