package dev.retune.ui.dialog;

import dev.retune.ui.task.Notice;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.controlsfx.control.Notifications;

/**
 * Tells of notices in a corner of the screen while the window is not in front, and counts them for
 * its title until it is.
 */
public final class DesktopNotifier implements AutoCloseable {
  private static final Duration SHOWN = Duration.seconds(10);

  private final Stage stage;
  private final ObservableList<Notice> notices;
  private final BooleanSupplier wanted;
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ListChangeListener<Notice> listener = this::changed;
  private final Subscription focus;

  /**
   * Watches the notices of a window.
   *
   * @param wanted whether notices are told outside of the window; the title tells them anyway
   */
  public DesktopNotifier(Stage stage, ObservableList<Notice> notices, BooleanSupplier wanted) {
    this.stage = stage;
    this.notices = notices;
    this.wanted = wanted;
    notices.addListener(listener);
    // the stage outlives the window's content
    this.focus =
        stage
            .focusedProperty()
            .subscribe(
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
    if (stage.isFocused() || !stage.isShowing()) {
      return;
    }
    while (change.next()) {
      for (Notice notice : change.getAddedSubList()) {
        unseen.set(unseen.get() + 1);
        tell(notice);
      }
    }
  }

  private void tell(Notice notice) {
    if (!wanted.getAsBoolean()) {
      return;
    }
    Notifications note =
        Notifications.create()
            .owner(stage)
            .title("Retune")
            .text(notice.text())
            .hideAfter(SHOWN)
            .onAction(event -> stage.toFront());
    if (notice.kind() == Notice.Kind.DONE) {
      note.showInformation();
    } else {
      note.showWarning();
    }
  }

  /** Stops watching. */
  @Override
  public void close() {
    notices.removeListener(listener);
    focus.unsubscribe();
  }
}
