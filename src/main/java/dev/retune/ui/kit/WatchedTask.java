package dev.retune.ui.kit;

import dev.retune.work.Monitor;
import dev.retune.work.Progress;
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
public final class WatchedTask implements Running {
  private static final Progress NOTHING_YET = new Progress("", 0, 0, Duration.ZERO);

  private final String title;
  private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(NOTHING_YET);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  WatchedTask(String title) {
    this.title = title;
  }

  /** What it does, in the user's words. */
  public String title() {
    return title;
  }

  /** Where it stands; an empty stage before it told anything. */
  public ReadOnlyObjectProperty<Progress> progress() {
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
  Monitor monitor(Consumer<Runnable> onWindow) {
    AtomicReference<Optional<Progress>> newest = new AtomicReference<>(Optional.empty());
    return new Monitor() {
      @Override
      public void at(Progress now) {
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
