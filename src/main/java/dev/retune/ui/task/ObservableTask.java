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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A long task as the window shows it; its properties change on the JavaFX thread. */
public final class ObservableTask implements RunningTask {
  private static final TaskProgress NOTHING_YET = new TaskProgress("", 0, 0, Duration.ZERO);

  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectWrapper<TaskProgress> progress =
      new ReadOnlyObjectWrapper<>(NOTHING_YET);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  ObservableTask(String title) {
    rename(title);
  }

  /** The title in the user's language. */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** Changes the title, when the window changes its language. */
  public void rename(String text) {
    title.set(text);
  }

  /** The progress; an empty stage before the first report. */
  public ReadOnlyObjectProperty<TaskProgress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Whether cancellation is requested but not finished. */
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  @Override
  public void cancel() {
    cancelled.set(true);
    stopping.set(true);
  }

  /**
   * Returns the monitor for the work. Reports faster than the display are dropped, so that they do
   * not flood the JavaFX thread.
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
