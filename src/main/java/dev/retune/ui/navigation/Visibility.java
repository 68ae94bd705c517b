package dev.retune.ui.navigation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a screen is visible. Updates for a hidden screen are deferred, so that hidden screens
 * cost nothing.
 */
public final class Visibility {
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private boolean shown;

  /** Returns the visibility of something that is never hidden. */
  static Visibility always() {
    Visibility visibility = new Visibility();
    visibility.shown();
    return visibility;
  }

  /** Marks the screen as visible and runs deferred actions; repeated calls have no effect. */
  public void shown() {
    shown = true;
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  /** Marks the screen as hidden. */
  public void hidden() {
    shown = false;
  }

  /** Runs an action now, or once when the screen is next shown, however often it is requested. */
  void whenVisible(Runnable action) {
    if (shown) {
      action.run();
    } else {
      waiting.add(action);
    }
  }
}
