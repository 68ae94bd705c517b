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
  private final StringProperty votes = new SimpleStringProperty("");
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

  /** Starts with a window. */
  public Scope(Window window) {
    this.window = new SimpleObjectProperty<>(window);
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

  /** Runs something whenever the window or the data changes. */
  public void onChange(Runnable action) {
    window.subscribe((was, is) -> action.run());
    changes.subscribe((was, is) -> action.run());
  }
}
