package dev.retune.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs work on threads of its own and delivers on the JavaFX thread. Nothing is begun before the
 * window is painted for the first time: until then the processor is the window's.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("retune-window-", 1).daemon().factory());
  private final CompletableFuture<Void> painted;
  private final ObservableList<ObservableTask> watched = FXCollections.observableArrayList();
  private final AtomicInteger underWay = new AtomicInteger();
  private Runnable idle = () -> {};

  /** For a window that stands. */
  public FxTaskRunner() {
    this(CompletableFuture.completedFuture(null));
  }

  /** For one that will be painted. */
  public FxTaskRunner(CompletableFuture<Void> painted) {
    this.painted = painted;
  }

  /** Runs something once, on the window's thread, as soon as no work is under way. */
  public void onceIdle(Runnable action) {
    idle = action;
  }

  @Override
  public <T> RunningTask run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    if (threads.isShutdown()) {
      // the window is closed: nobody waits for an outcome
      return () -> {};
    }
    AtomicBoolean dropped = new AtomicBoolean();
    underWay.incrementAndGet();
    var _ = threads.submit(() -> deliver(work, dropped, done, failed, () -> {}));
    // a query under way is let go on: an interrupt would close H2's file under all others
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

  /** Tells all long work to stop; the threads end with the program. */
  @Override
  public void close() {
    watched.forEach(ObservableTask::cancel);
    threads.shutdown();
  }
}
