package dev.retune.ui.feedback.saved;

import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.SavedView;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.DesktopPreferences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/** The named filters of Feedback: open, keep, delete. */
public final class SavedViewMenu {
  private final MenuButton button;
  private final Consumer<String> open;
  private final Consumer<String> keep;
  private final DesktopPreferences preferences;
  private final Texts texts;

  /**
   * Fills a menu.
   *
   * @param open shows the votes of a filter
   * @param keep keeps the filter that is shown under a name
   */
  public SavedViewMenu(
      MenuButton button,
      DesktopPreferences preferences,
      Texts texts,
      Consumer<String> open,
      Consumer<String> keep) {
    this.button = button;
    this.preferences = preferences;
    this.open = open;
    this.keep = keep;
    this.texts = texts;
    preferences.settings().subscribe(this::show);
  }

  private void show(DesktopSettings now) {
    List<MenuItem> items = new ArrayList<>();
    for (SavedView view : now.views()) {
      MenuItem item = new MenuItem(DisplayText.line(view.name()));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> open.accept(view.filter()));
      items.add(item);
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    TextField name = new TextField();
    name.setId("view-name");
    name.setPromptText(texts.get("ui.feedback.views.name"));
    name.setAccessibleText(texts.get("ui.feedback.views.name"));
    name.setPrefColumnCount(22);
    CustomMenuItem naming = new CustomMenuItem(name, false);
    name.setOnAction(
        event -> {
          if (!name.getText().isBlank()) {
            button.hide();
            keep.accept(name.getText().strip());
          }
        });
    items.add(naming);
    if (!now.views().isEmpty()) {
      Menu delete = new Menu(texts.get("ui.feedback.views.delete"));
      for (SavedView view : now.views()) {
        MenuItem item = new MenuItem(DisplayText.line(view.name()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> forget(view));
        delete.getItems().add(item);
      }
      items.add(delete);
    }
    button.getItems().setAll(items);
  }

  private void forget(SavedView view) {
    preferences.change(
        now -> now.withViews(now.views().stream().filter(v -> !v.equals(view)).toList()));
  }
}
