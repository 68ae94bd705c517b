package dev.retune.ui.control;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/**
 * The changing items of a menu button. They are not replaced while the menu is open: the button
 * would keep its showing state and ignore the next click.
 */
public final class MenuContent {
  private final MenuButton button;
  private final Supplier<List<MenuItem>> items;

  /** Fills nothing until {@link #refresh} is called. */
  public MenuContent(MenuButton button, Supplier<List<MenuItem>> items) {
    this.button = button;
    this.items = items;
    button.addEventHandler(MenuButton.ON_HIDDEN, event -> fill());
  }

  /** Makes the items anew, at once or as soon as the menu is closed. */
  public void refresh() {
    if (!button.isShowing()) {
      fill();
    }
  }

  private void fill() {
    button.getItems().setAll(items.get());
  }
}
