package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.remote.PromptPick;
import dev.retune.ui.dialog.SheetHost;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks which prompt of Langfuse is wanted, and in which version. */
final class PromptImportSheet extends VBox {
  private static final double WIDTH = 460;
  private static final double CAPTION = 130;

  private final ComboBox<String> source = new ComboBox<>();
  private final TextField name = new TextField();
  private final TextField label = new TextField(PromptPick.PRODUCTION);
  private final TextField version = new TextField();

  /**
   * Creates the sheet.
   *
   * @param prompt name that is proposed
   * @param sources names of the sources to choose from, at least one
   */
  PromptImportSheet(
      String prompt, List<String> sources, Texts texts, Consumer<PromptImport> chosen) {
    Label title = new Label(texts.get("ui.prompts.import.title"));
    title.getStyleClass().add("dialog-title");
    Label effect = new Label(texts.get("ui.prompts.import.effect"));
    effect.setWrapText(true);
    effect.setMinHeight(Region.USE_PREF_SIZE);
    source.getItems().setAll(sources);
    source.setValue(sources.getFirst());
    name.setText(prompt);
    label.disableProperty().bind(version.textProperty().isNotEmpty());
    version.setPromptText(texts.get("ui.prompts.import.versionHint"));
    version.setTextFormatter(digits());
    Button add = new Button(texts.get("ui.prompts.import.do"));
    add.getStyleClass().add("accent");
    add.setDefaultButton(true);
    add.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    name.getText().isBlank()
                        || (version.getText().isEmpty() && label.getText().isBlank()),
                name.textProperty(),
                version.textProperty(),
                label.textProperty()));
    add.setOnAction(
        _ -> {
          SheetHost.hide(this);
          chosen.accept(new PromptImport(source.getValue(), name.getText().strip(), pick()));
        });
    Button cancel = new Button(texts.get("ui.cancel"));
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> SheetHost.hide(this));
    HBox buttons = new HBox(8, cancel, add);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            title,
            effect,
            row(texts.get("ui.prompts.import.source"), source),
            row(texts.get("ui.prompts.name"), name),
            row(texts.get("ui.prompts.import.label"), label),
            row(texts.get("ui.prompts.import.version"), version),
            buttons);
    getStyleClass().add("dialog");
    setSpacing(12);
    setPrefWidth(WIDTH);
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private PromptPick pick() {
    return version.getText().isEmpty()
        ? new PromptPick.Labelled(label.getText().strip())
        : new PromptPick.Numbered(Integer.parseInt(version.getText()));
  }

  @SuppressWarnings("NullAway") // a text formatter rejects a change by returning null
  private static TextFormatter<Object> digits() {
    return new TextFormatter<>(
        change -> change.getControlNewText().matches("([1-9]\\d{0,8})?") ? change : null);
  }

  private static HBox row(String caption, Control field) {
    Label text = new Label(caption);
    text.setLabelFor(field);
    text.setMinWidth(CAPTION);
    field.setAccessibleText(caption);
    field.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox row = new HBox(8, text, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
