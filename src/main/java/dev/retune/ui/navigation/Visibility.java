package dev.retune.ui.navigation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a screen is in sight. What is meant for its eyes only waits while it is not, so that a
 * screen that was left costs nothing until somebody comes back to it.
 */
public final class Visibility {
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private boolean shown;

  /** Of something that is never left. */
  static Visibility always() {
    Visibility visibility = new Visibility();
    visibility.come();
    return visibility;
  }

  /** The screen is seen: what waited is done. Told again, it changes nothing. */
  public void come() {
    shown = true;
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  /** The screen was left. */
  public void leave() {
    shown = false;
  }

  /** Does something now, or, however often it was asked for, once when the screen is next seen. */
  void when(Runnable action) {
    if (shown) {
      action.run();
    } else {
      waiting.add(action);
    }
  }
}
