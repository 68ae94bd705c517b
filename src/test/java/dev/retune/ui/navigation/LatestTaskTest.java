package dev.retune.ui.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.ObservableTask;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
  private final Held runner = new Held();
  private final LatestTask latest = new LatestTask(runner);
  private final List<String> came = new ArrayList<>();

  @Test
  void theNewestRequestWinsThoughAnOlderAnswersLater() {
    latest.run(() -> "old", came::add, e -> came.add("failed"));
    latest.run(() -> "new", came::add, e -> came.add("failed"));
    runner.answer(1);
    runner.answer(0);
    assertThat(came).containsExactly("new");
  }

  @Test
  void whatComesForAScreenThatWasLeftWaitsUntilItIsSeen() {
    Visibility visibility = new Visibility();
    new LatestTask(new TestScreenContext().screenContext().withVisibility(visibility))
        .run(() -> "it", came::add, e -> {});
    assertThat(came).isEmpty();
    visibility.shown();
    assertThat(came).containsExactly("it");
  }

  @Test
  void aFailureIsToldThoughTheScreenWasLeft() {
    LatestTask left =
        new LatestTask(new TestScreenContext().screenContext().withVisibility(new Visibility()));
    left.<String>run(
        () -> {
          throw new IllegalStateException();
        },
        came::add,
        e -> came.add("failed"));
    assertThat(came).containsExactly("failed");
  }

  @Test
  void theFailureOfAnOlderRequestIsNotTold() {
    latest.<String>run(
        () -> {
          throw new IllegalStateException();
        },
        came::add,
        e -> came.add("failed"));
    latest.run(() -> "new", came::add, e -> came.add("failed"));
    runner.answer(0);
    runner.answer(1);
    assertThat(came).containsExactly("new");
  }

  @Test
  void aCancelledRequestSaysNothing() {
    latest.run(() -> "old", came::add, e -> came.add("failed"));
    latest.cancel();
    runner.answer(0);
    assertThat(came).isEmpty();
  }

  @Test
  void longWorkIsToldToStopWhenItIsDropped() {
    latest.runLong(
        ProgressMonitor::cancelled, stopped -> came.add("done"), e -> came.add("failed"));
    latest.cancel();
    latest.runLong(
        monitor -> {
          latest.cancel();
          came.add("stops " + monitor.cancelled());
          return true;
        },
        stopped -> came.add("done"),
        e -> came.add("failed"));
    runner.answer(1);
    assertThat(came).containsExactly("stops true");
  }

  @Test
  void whatIsTypedGoesOutOnceItIsQuiet() {
    Duration quiet = Duration.ofMillis(250);
    latest.runAfter(quiet, () -> "r", came::add, e -> came.add("failed"));
    latest.runAfter(quiet, () -> "ré", came::add, e -> came.add("failed"));
    assertThat(runner.asked).isEmpty();
    runner.passTime();
    runner.answer(0);
    assertThat(came).containsExactly("ré");
  }

  /** Completes requests on demand in any order, even cancelled ones. */
  private static final class Held implements TaskRunner {
    private final List<Runnable> asked = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();

    void answer(int request) {
      asked.get(request).run();
    }

    void passTime() {
      List.copyOf(waiting).forEach(Runnable::run);
    }

    @Override
    public <T> RunningTask run(
        Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      asked.add(() -> new DirectTaskRunner().run(work, done, failed));
      return () -> {};
    }

    @Override
    public <T> ObservableTask watch(
        String title,
        BackgroundTask<T> work,
        Consumer<? super T> done,
        Consumer<? super Throwable> failed) {
      throw new AssertionError("nothing long is asked here");
    }

    @Override
    public RunningTask later(Duration delay, Runnable action) {
      waiting.add(action);
      return () -> waiting.remove(action);
    }

    @Override
    public ObservableList<ObservableTask> watched() {
      return FXCollections.observableArrayList();
    }
  }
}
