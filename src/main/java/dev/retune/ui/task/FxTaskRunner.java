package dev.retune.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs work on background threads and delivers results on the JavaFX thread. Nothing starts before
 * the first frame, so that painting has the CPU to itself.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("retune-window-", 1).daemon().factory());
  private final CompletableFuture<Void> painted;
  private final ObservableList<ObservableTask> watched = FXCollections.observableArrayList();
  private final AtomicInteger underWay = new AtomicInteger();
  private Runnable idle = () -> {};

  /** Creates a runner for a window that is already showing. */
  public FxTaskRunner() {
    this(CompletableFuture.completedFuture(null));
  }

  /** Creates a runner for a window that is about to be painted. */
  public FxTaskRunner(CompletableFuture<Void> painted) {
    this.painted = painted;
  }

  /** Runs an action once on the JavaFX thread as soon as no work is running. */
  public void onceIdle(Runnable action) {
    idle = action;
  }

  @Override
  public <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    if (threads.isShutdown()) {
      // The window is closed, so nothing needs the result.
      return () -> {};
    }
    AtomicBoolean dropped = new AtomicBoolean();
    underWay.incrementAndGet();
    var _ = threads.submit(() -> deliver(work, dropped, done, failed, () -> {}));
    // A running query is not interrupted: an interrupt would close H2's file for all connections.
    return () -> dropped.set(true);
  }

  @Override
  public <T> ObservableTask watch(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    ObservableTask task = new ObservableTask(title);
    watched.add(task);
    return started(task, work, done, failed);
  }

  @Override
  public <T> ObservableTask track(
      String title,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    return started(new ObservableTask(title), work, done, failed);
  }

  private <T> ObservableTask started(
      ObservableTask task,
      BackgroundTask<T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    underWay.incrementAndGet();
    var monitor = task.monitor(Platform::runLater);
    var _ =
        threads.submit(
            () ->
                deliver(
                    () -> work.run(monitor),
                    new AtomicBoolean(),
                    done,
                    failed,
                    () -> watched.remove(task)));
    return task;
  }

  private <T> void deliver(
      Callable<T> work,
      AtomicBoolean dropped,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed,
      Runnable ended) {
    Runnable outcome;
    try {
      painted.join();
      if (dropped.get()) {
        throw new CancellationException();
      }
      T result = work.call();
      outcome = () -> done.accept(result);
    } catch (Throwable e) {
      outcome = () -> failed.accept(e);
    }
    Runnable delivered = outcome;
    Platform.runLater(
        () -> {
          ended.run();
          if (!dropped.get()) {
            delivered.run();
          }
          if (underWay.decrementAndGet() == 0) {
            Runnable waiting = idle;
            idle = () -> {};
            waiting.run();
          }
        });
  }

  @Override
  public RunningTask later(Duration delay, Runnable action) {
    PauseTransition pause =
        new PauseTransition(javafx.util.Duration.millis((double) delay.toMillis()));
    pause.setOnFinished(event -> action.run());
    pause.play();
    return pause::stop;
  }

  @Override
  public ObservableList<ObservableTask> watched() {
    return watched;
  }

  /**
   * Waits until what is running after {@link #close} has ended, so that it does not find its
   * services closed; what takes longer ends with the process.
   */
  public void awaitEnd(Duration most) {
    try {
      var _ = threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cancels all long work; the daemon threads end with the process. */
  @Override
  public void close() {
    watched.forEach(ObservableTask::cancel);
    threads.shutdown();
  }
}
