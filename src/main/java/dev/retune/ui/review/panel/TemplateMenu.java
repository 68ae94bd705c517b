package dev.retune.ui.review.panel;

import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.TextTemplate;
import dev.retune.ui.control.MenuContent;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.DesktopPreferences;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;

/** The texts that a reviewer uses again in a field, to insert, keep and delete. */
public final class TemplateMenu {
  private static final int NAME = 40;

  private final DesktopPreferences preferences;
  private final Texts texts;
  private final TextArea field;
  private final TextTemplate.Place place;

  /** Creates the part. */
  public TemplateMenu(
      DesktopPreferences preferences,
      Texts texts,
      MenuButton button,
      TextArea field,
      TextTemplate.Place place) {
    this.preferences = preferences;
    this.texts = texts;
    this.field = field;
    this.place = place;
    MenuContent content = new MenuContent(button, () -> items(preferences.settings().get()));
    preferences.settings().subscribe(now -> content.refresh());
    field.textProperty().subscribe((was, is) -> content.refresh());
  }

  private List<TextTemplate> own(DesktopSettings now) {
    return now.templates().stream().filter(t -> t.place() == place).toList();
  }

  private List<MenuItem> items(DesktopSettings now) {
    List<MenuItem> items = new ArrayList<>();
    for (TextTemplate template : own(now)) {
      MenuItem item = new MenuItem(DisplayText.line(template.name()));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> insert(template));
      items.add(item);
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    MenuItem keep = new MenuItem(texts.get("ui.review.templates.keep"));
    keep.setDisable(field.getText().isBlank());
    keep.setOnAction(event -> keep(field.getText().strip()));
    items.add(keep);
    if (!own(now).isEmpty()) {
      Menu delete = new Menu(texts.get("ui.review.templates.delete"));
      for (TextTemplate template : own(now)) {
        MenuItem item = new MenuItem(DisplayText.line(template.name()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> delete(template));
        delete.getItems().add(item);
      }
      items.add(delete);
    }
    return items;
  }

  private void insert(TextTemplate template) {
    String before = field.getText();
    boolean apart =
        !before.isEmpty() && !Character.isWhitespace(before.charAt(before.length() - 1));
    field.appendText((apart ? "\n" : "") + template.text());
    field.requestFocus();
    field.end();
  }

  private void keep(String text) {
    preferences.change(
        now -> {
          List<TextTemplate> all = new ArrayList<>(now.templates());
          all.removeIf(t -> t.place() == place && t.text().equals(text));
          all.add(new TextTemplate(freeName(text, all), place, text));
          return now.withTemplates(all);
        });
  }

  /** The beginning of the text, numbered if another template has it. */
  static String freeName(String text, List<TextTemplate> others) {
    String line = DisplayText.line(text);
    String start = line.length() <= NAME ? line : line.substring(0, NAME).strip() + "…";
    String name = start;
    for (int n = 2; isTaken(name, others); n++) {
      name = start + " (" + n + ")";
    }
    return name;
  }

  private static boolean isTaken(String name, List<TextTemplate> others) {
    return others.stream().anyMatch(t -> t.name().equalsIgnoreCase(name));
  }

  private void delete(TextTemplate template) {
    preferences.change(
        now ->
            now.withTemplates(now.templates().stream().filter(t -> !t.equals(template)).toList()));
  }
}
