package dev.retune.ui.task;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs work synchronously; delayed actions wait for {@link #passTime}. */
public final class DirectTaskRunner implements TaskRunner {
  private final List<Runnable> later = new ArrayList<>();
  private final ObservableList<ObservableTask> watched = FXCollections.observableArrayList();
  private Optional<TaskProgress> held = Optional.empty();

  @Override
  public <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      failed.accept(e);
      return () -> {};
    }
    done.accept(result);
    return () -> {};
  }

  @Override
  public <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    ObservableTask task = new ObservableTask(title);
    ProgressMonitor monitor = task.monitor(Runnable::run);
    if (held.isPresent()) {
      monitor.at(held.get());
      held = Optional.empty();
      watched.add(task);
      return task;
    }
    run(() -> work.run(monitor), done, failed);
    return task;
  }

  @Override
  public RunningTask later(Duration delay, Runnable action) {
    later.add(action);
    return () -> later.remove(action);
  }

  @Override
  public ObservableList<ObservableTask> watched() {
    return watched;
  }

  /** Stops the next long task at a point, for good. */
  public void holdNextAt(TaskProgress progress) {
    held = Optional.of(progress);
  }

  /** Lists a task that does not end. */
  public void shows(String title, TaskProgress at) {
    ObservableTask task = new ObservableTask(title);
    task.monitor(Runnable::run).at(at);
    watched.add(task);
  }

  /** Runs all delayed actions. */
  public void passTime() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }
}
