package dev.retune.ui.dialog;

import dev.retune.ui.task.Notice;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * Passes on notices while the window is not in front, or closed, and counts them for its title
 * until it is.
 */
public final class DesktopNotifier implements AutoCloseable {
  private final BooleanBinding inFront;
  private final ObservableList<Notice> notices;
  private final Consumer<Notice> outside;
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ListChangeListener<Notice> listener = this::changed;
  private final Subscription focus;

  /**
   * Watches the notices of a window.
   *
   * @param outside shows a notice outside of the window
   */
  public DesktopNotifier(Stage stage, ObservableList<Notice> notices, Consumer<Notice> outside) {
    // a window that is closed with the focus still says that it has it
    this.inFront = stage.showingProperty().and(stage.focusedProperty());
    this.notices = notices;
    this.outside = outside;
    notices.addListener(listener);
    // the stage outlives the window's content
    this.focus =
        inFront.subscribe(
            (was, is) -> {
              if (is) {
                unseen.set(0);
              }
            });
  }

  /** How many notices came since the window was left. */
  public ReadOnlyIntegerProperty unseen() {
    return unseen.getReadOnlyProperty();
  }

  private void changed(ListChangeListener.Change<? extends Notice> change) {
    if (inFront.get()) {
      return;
    }
    while (change.next()) {
      for (Notice notice : change.getAddedSubList()) {
        // a repeated notice only counts up in the window
        if (notice.times() == 1) {
          unseen.set(unseen.get() + 1);
          outside.accept(notice);
        }
      }
    }
  }

  /** Stops watching. */
  @Override
  public void close() {
    notices.removeListener(listener);
    focus.unsubscribe();
    inFront.dispose();
  }
}
