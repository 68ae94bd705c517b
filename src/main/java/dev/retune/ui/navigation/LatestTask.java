package dev.retune.ui.navigation;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs one request at a time; a newer request discards older results. Results for a hidden screen
 * are delivered when it is shown again; failures are delivered at once.
 */
public final class LatestTask {
  private final TaskRunner runner;
  private final Visibility visibility;
  private RunningTask waiting = () -> {};
  private RunningTask asked = () -> {};
  private long newest;

  /** Creates a runner for something that is always visible. */
  public LatestTask(TaskRunner runner) {
    this(runner, Visibility.always());
  }

  /** Creates a runner for a screen. */
  public LatestTask(ScreenContext context) {
    this(context.runner(), context.timeWindow().visibility());
  }

  private LatestTask(TaskRunner runner, Visibility visibility) {
    this.runner = runner;
    this.visibility = visibility;
  }

  /** Discards the previous request and runs this one. */
  public <T> void run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    cancel();
    long mine = newest;
    asked =
        runner.run(
            work,
            result -> visibility.whenVisible(() -> deliver(mine, result, done)),
            e -> deliver(mine, e, failed));
  }

  /** Like {@link #run}, for long work that is cancelled when discarded. */
  public <T> void runLong(
      BackgroundTask<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    Wanted wanted = new Wanted();
    run(() -> work.run(wanted), done, failed);
    RunningTask dropped = asked;
    asked =
        () -> {
          wanted.cancelled.set(true);
          dropped.cancel();
        };
  }

  private static final class Wanted implements ProgressMonitor {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    @Override
    public void at(TaskProgress progress) {}

    @Override
    public boolean cancelled() {
      return cancelled.get();
    }
  }

  /** Debounced {@link #run}, for requests made while the user types. */
  public <T> void runAfter(
      Duration quiet,
      Callable<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    if (quiet.isZero()) {
      run(work, done, failed);
      return;
    }
    cancel();
    waiting = runner.later(quiet, () -> run(work, done, failed));
  }

  /** Discards the current request. */
  public void cancel() {
    waiting.cancel();
    asked.cancel();
    newest++;
  }

  private <T> void deliver(long mine, T outcome, Consumer<? super T> taker) {
    if (mine == newest) {
      taker.accept(outcome);
    }
  }
}
