package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.command.ShortcutDescription;
import dev.retune.ui.command.ShortcutFormat;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The commands and their keys; a key is recorded by pressing it. */
final class ShortcutsPage {
  private final ShortcutsViewModel model;
  private final Texts texts;
  private final List<Runnable> rows = new ArrayList<>();

  ShortcutsPage(SettingsViewModel model, ScreenContext context) {
    this.model = model.shortcuts();
    this.texts = context.texts();
  }

  Node node() {
    FormGrid form = new FormGrid(texts);
    form.setVgap(8);
    model.commands().forEach(command -> row(form, command));
    model
        .changed()
        .addListener((MapChangeListener<String, String>) change -> rows.forEach(Runnable::run));
    return SettingsPages.page(
        FormGrid.card(
            texts.get("ui.settings.page.SHORTCUTS"),
            texts.get("ui.settings.about.SHORTCUTS"),
            form));
  }

  private void row(FormGrid form, ShortcutDescription command) {
    TextField key = new TextField();
    key.setId("key-" + command.id().replace('.', '-'));
    key.setEditable(false);
    key.setPrefWidth(190);
    key.setAccessibleText(command.text());
    key.setPromptText(texts.get("ui.settings.keyNone"));
    // A filter, so that the scene's own shortcuts do not consume the key.
    key.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(command, event));
    Button reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
    reset.getStyleClass().add("small-icon");
    reset.setAccessibleText(texts.get("ui.settings.keyUsual", command.text()));
    reset.setOnAction(event -> model.setKey(command.id(), command.defaultKey()));
    Label problem = new Label();
    problem.getStyleClass().add("problem");
    form.row(command.text(), FormGrid.line(key, reset, problem));
    Runnable show =
        () -> {
          String set = model.key(command.id());
          key.setText(ShortcutFormat.shown(set));
          reset.setVisible(!set.equals(command.defaultKey()));
          LabelStyles.setOptionalText(problem, model.problem(command.id()));
        };
    rows.add(show);
    show.run();
  }

  private void pressed(ShortcutDescription command, KeyEvent event) {
    boolean walks = event.getCode() == KeyCode.TAB && !event.isShortcutDown();
    if (walks || event.getCode() == KeyCode.ESCAPE) {
      return;
    }
    boolean clears =
        (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE)
            && !event.isShortcutDown()
            && !event.isAltDown();
    String pressed = ShortcutFormat.pressed(event);
    if (clears || !pressed.isEmpty()) {
      model.setKey(command.id(), clears ? "" : pressed);
    }
    event.consume();
  }
}
