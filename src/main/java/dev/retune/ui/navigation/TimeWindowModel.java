package dev.retune.ui.navigation;

import dev.retune.statistics.time.TimeWindow;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What all screens look at: the window of time, and a count that goes up when data changed. */
public final class TimeWindowModel {
  private final ObjectProperty<TimeWindow> window;
  private final StringProperty votes;
  private final ReadOnlyLongWrapper changes;
  private final Visibility visibility;

  /** Starts with a window. */
  public TimeWindowModel(TimeWindow window) {
    this(
        new SimpleObjectProperty<>(window),
        new SimpleStringProperty(""),
        new ReadOnlyLongWrapper(),
        Visibility.always());
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

  /** The same scope for a screen that can be left: it is told of changes when it is seen. */
  public TimeWindowModel in(Visibility of) {
    return new TimeWindowModel(window, votes, changes, of);
  }

  /** Whether whoever looks at it is in sight. */
  Visibility visibility() {
    return visibility;
  }

  /** The window of time chosen in the header. */
  public ObjectProperty<TimeWindow> window() {
    return window;
  }

  /** The filter of the list of votes, as a line; kept with the window. */
  public StringProperty votes() {
    return votes;
  }

  /** Goes up whenever what is shown may be stale. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Says that data changed. */
  public void changed() {
    changes.set(changes.get() + 1);
  }

  /** Runs something when the window or the data changed, as soon as it can be seen. */
  public void onChange(Runnable action) {
    window.subscribe((was, is) -> visibility.when(action));
    onNews(action);
  }

  /** Runs something when the data changed, as soon as it can be seen. */
  public void onNews(Runnable action) {
    changes.subscribe((was, is) -> visibility.when(action));
  }
}
