package dev.retune.ui.navigation;

import dev.retune.statistics.time.TimeWindow;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The time window shared by all screens, and a revision that increases when data changes. */
public final class TimeWindowModel {
  private final ObjectProperty<TimeWindow> window;
  private final StringProperty votes;
  private final ReadOnlyLongWrapper changes;
  private final Visibility visibility;

  /** Starts with a time window. */
  public TimeWindowModel(TimeWindow window) {
    this(
        new SimpleObjectProperty<>(window),
        new SimpleStringProperty(""),
        new ReadOnlyLongWrapper(),
        Visibility.always());
  }

  /** Starts with a time window and a filter of the vote list. */
  public TimeWindowModel(TimeWindow window, String votes) {
    this(window);
    this.votes.set(votes);
  }

  private TimeWindowModel(
      ObjectProperty<TimeWindow> window,
      StringProperty votes,
      ReadOnlyLongWrapper changes,
      Visibility visibility) {
    this.window = window;
    this.votes = votes;
    this.changes = changes;
    this.visibility = visibility;
  }

  /** Returns a copy for a screen that can be hidden: it is notified of changes when it is shown. */
  public TimeWindowModel withVisibility(Visibility of) {
    return new TimeWindowModel(window, votes, changes, of);
  }

  /** Returns the visibility of the screen. */
  Visibility visibility() {
    return visibility;
  }

  /** The time window selected in the header. */
  public ObjectProperty<TimeWindow> window() {
    return window;
  }

  /** The filter of the vote list as text, stored with the window state. */
  public StringProperty votes() {
    return votes;
  }

  /** Increases whenever displayed data may be stale. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Signals that data changed. */
  public void changed() {
    changes.set(changes.get() + 1);
  }

  /** Runs an action when the window or the data changed and the screen is visible. */
  public void onChange(Runnable action) {
    window.subscribe((was, is) -> visibility.whenVisible(action));
    onDataChange(action);
  }

  /** Runs an action when the data changed and the screen is visible. */
  public void onDataChange(Runnable action) {
    changes.subscribe((was, is) -> visibility.whenVisible(action));
  }
}
