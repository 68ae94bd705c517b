package dev.retune.ui.feedback.saved;

import dev.retune.settings.model.SavedView;
import dev.retune.ui.control.MenuContent;
import dev.retune.ui.format.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of the named filters of Feedback: open, keep, rename, delete. */
public final class SavedViewMenu {
  private final SavedViewModel model;
  private final ObservableValue<List<SavedView>> views;

  /** Fills a menu. */
  public SavedViewMenu(MenuButton button, SavedViewModel model) {
    this.model = model;
    this.views = model.views();
    MenuContent content = new MenuContent(button, this::items);
    views.subscribe(now -> content.refresh());
  }

  private List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>(choices(model::open));
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    MenuItem keep = new MenuItem(model.texts().get("ui.feedback.views.keep"));
    keep.setOnAction(event -> model.keep());
    items.add(keep);
    if (!views.getValue().isEmpty()) {
      items.add(menu("ui.feedback.views.rename", model::rename));
      items.add(menu("ui.feedback.views.delete", model::delete));
    }
    return items;
  }

  private Menu menu(String text, Consumer<SavedView> chosen) {
    Menu menu = new Menu(model.texts().get(text));
    menu.getItems().setAll(choices(chosen));
    return menu;
  }

  private List<MenuItem> choices(Consumer<SavedView> chosen) {
    List<MenuItem> items = new ArrayList<>();
    for (SavedView view : views.getValue()) {
      MenuItem item = new MenuItem(DisplayText.line(view.name()));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> chosen.accept(view));
      items.add(item);
    }
    return items;
  }
}
