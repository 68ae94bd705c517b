package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import dev.retune.ui.task.RunningTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What a source would give, one check at a time: a newer one cancels the one before. While the
 * mapping is edited the last result stays until there is a new one.
 */
final class SourceCheckModel {
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final ScreenContext context;
  private final ReadOnlyObjectWrapper<List<SourceExplanation>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private RunningTask waiting = () -> {};
  private long newest;
  private boolean underWay;

  SourceCheckModel(ScreenContext context) {
    this.context = context;
  }

  /** The newest result, one explanation per source or group of files; none before the first. */
  ReadOnlyObjectProperty<List<SourceExplanation>> found() {
    return found.getReadOnlyProperty();
  }

  /** The check that is running. */
  ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** Whether the result belongs to an earlier state of the mapping. */
  ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** Why the last check failed, in one sentence. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Forgets the result. */
  void clear() {
    cancel();
    found.set(List.of());
    problem.set("");
  }

  /** Stops the check; its result is not awaited. */
  void cancel() {
    newest++;
    waiting.cancel();
    running.get().ifPresent(ObservableTask::cancel);
    ended();
  }

  /** Checks at the user's request, listed with the other long tasks. */
  void run(BackgroundTask<List<SourceExplanation>> work, Runnable then) {
    clear();
    start(true, work, then);
  }

  /** Checks again after the user has paused. */
  void preview(BackgroundTask<List<SourceExplanation>> work) {
    cancel();
    outdated.set(!found.get().isEmpty());
    waiting = context.runner().later(PAUSE, () -> start(false, work, () -> {}));
  }

  private void start(boolean listed, BackgroundTask<List<SourceExplanation>> work, Runnable then) {
    long mine = ++newest;
    underWay = true;
    Consumer<List<SourceExplanation>> done =
        result -> {
          if (mine == newest) {
            ended();
            problem.set("");
            found.set(result);
            then.run();
          }
        };
    Consumer<Throwable> failed =
        e -> {
          if (mine == newest) {
            ended();
            failed(e);
          }
        };
    String title = context.texts().get("ui.source.checking");
    ObservableTask task =
        listed
            ? context.runner().watch(title, work, done, failed)
            : context.runner().track(title, work, done, failed);
    if (underWay && mine == newest) {
      running.set(Optional.of(task));
    }
  }

  private void ended() {
    underWay = false;
    running.set(Optional.empty());
    outdated.set(false);
  }

  private void failed(Throwable e) {
    switch (e) {
      case CancelledException stopped -> problem.set(context.texts().get(stopped));
      case ApplicationException refused -> {
        found.set(List.of());
        problem.set(ExplanationText.refusal(context.texts(), refused));
      }
      default -> context.notices().failed(e);
    }
  }
}
