package dev.retune.ui.task;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Long work as the window shows it. Its properties change on the window's thread. */
public final class ObservableTask implements RunningTask {
  private static final TaskProgress NOTHING_YET = new TaskProgress("", 0, 0, Duration.ZERO);

  private final String title;
  private final ReadOnlyObjectWrapper<TaskProgress> progress =
      new ReadOnlyObjectWrapper<>(NOTHING_YET);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  ObservableTask(String title) {
    this.title = title;
  }

  /** What it does, in the user's words. */
  public String title() {
    return title;
  }

  /** Where it stands; an empty stage before it told anything. */
  public ReadOnlyObjectProperty<TaskProgress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Whether it was told to stop and has not yet. */
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  @Override
  public void cancel() {
    cancelled.set(true);
    stopping.set(true);
  }

  /**
   * What the work is handed. Progress told faster than the window can show is skipped, so that it
   * never floods the window's thread.
   */
  ProgressMonitor monitor(Consumer<Runnable> onWindow) {
    AtomicReference<Optional<TaskProgress>> newest = new AtomicReference<>(Optional.empty());
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress now) {
        if (newest.getAndSet(Optional.of(now)).isEmpty()) {
          onWindow.accept(() -> newest.getAndSet(Optional.empty()).ifPresent(progress::set));
        }
      }

      @Override
      public boolean cancelled() {
        return cancelled.get();
      }
    };
  }
}
