package dev.retune.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/**
 * Takes work away from the window and brings its outcome back to it. Called from the window's
 * thread only; {@code done} and {@code failed} are called there too. Whoever starts work says what
 * happens when it fails.
 */
public interface TaskRunner {

  /** Short work, such as a query: nothing is shown of it. */
  <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed);

  /** Long work: stands in the task list with its progress, and can be cancelled there. */
  <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed);

  /** Something small on the window's thread, a little later. */
  RunningTask later(Duration delay, Runnable action);

  /** The long work under way, oldest first. */
  ObservableList<ObservableTask> watched();
}
