package dev.retune.ui.kit;

import dev.retune.stats.Window;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What all screens look at: the window of time, and a count that goes up when data changed. */
public final class Scope {
  private final ObjectProperty<Window> window;
  private final StringProperty votes;
  private final ReadOnlyLongWrapper changes;
  private final Sight sight;

  /** Starts with a window. */
  public Scope(Window window) {
    this(
        new SimpleObjectProperty<>(window),
        new SimpleStringProperty(""),
        new ReadOnlyLongWrapper(),
        Sight.always());
  }

  private Scope(
      ObjectProperty<Window> window,
      StringProperty votes,
      ReadOnlyLongWrapper changes,
      Sight sight) {
    this.window = window;
    this.votes = votes;
    this.changes = changes;
    this.sight = sight;
  }

  /** The same scope for a screen that can be left: it is told of changes when it is seen. */
  public Scope in(Sight of) {
    return new Scope(window, votes, changes, of);
  }

  /** Whether whoever looks at it is in sight. */
  Sight sight() {
    return sight;
  }

  /** The window of time chosen in the header. */
  public ObjectProperty<Window> window() {
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
    window.subscribe((was, is) -> sight.when(action));
    onNews(action);
  }

  /** Runs something when the data changed, as soon as it can be seen. */
  public void onNews(Runnable action) {
    changes.subscribe((was, is) -> sight.when(action));
  }
}
