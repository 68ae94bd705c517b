package dev.retune.ui.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Asks one thing at a time: a newer request drops the older ones, whatever they would say. */
public final class Latest {
  private final TaskRunner runner;
  private final Duration delay;
  private Running waiting = () -> {};
  private Running asked = () -> {};
  private long newest;

  /** A request goes out when nothing newer came for {@code delay}; zero sends it at once. */
  public Latest(TaskRunner runner, Duration delay) {
    this.runner = runner;
    this.delay = delay;
  }

  /** Drops what was asked before and asks this. */
  public <T> void run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
    waiting.cancel();
    asked.cancel();
    long mine = ++newest;
    Runnable ask =
        () ->
            asked =
                runner.run(
                    work, result -> onlyIf(mine, result, done), e -> onlyIf(mine, e, failed));
    if (delay.isZero()) {
      ask.run();
    } else {
      waiting = runner.later(delay, ask);
    }
  }

  /** Drops what was asked. */
  public void cancel() {
    waiting.cancel();
    asked.cancel();
    newest++;
  }

  private <T> void onlyIf(long mine, T outcome, Consumer<? super T> taker) {
    if (mine == newest) {
      taker.accept(outcome);
    }
  }
}
