package dev.retune.ui.settings.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.SettingsValidator;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.form.Suggestions;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** How texts are written: the zone of times, rows without a time, the encoding of files. */
final class TextFormatPane {
  private static final List<String> ENCODINGS =
      List.of("MS949", "UTF-16", "Shift_JIS", "GB18030", "windows-1252");

  private final SourceMappingModel mapping;
  private final Texts texts;

  TextFormatPane(SourceMappingModel mapping, Texts texts) {
    this.mapping = mapping;
    this.texts = texts;
  }

  /** All of them; the encoding only for files. */
  Node controls(boolean files) {
    CheckBox now = new CheckBox(texts.get("ui.source.timeOfImport"));
    now.setId("map-time-of-import");
    now.setSelected(mapping.mapping().get().timeOfImport());
    now.setOnAction(event -> mapping.timeOfImport(now.isSelected()));
    FlowPane line = new FlowPane(16, 10, zone());
    if (files) {
      line.getChildren().add(encoding());
    }
    return new VBox(10, line, now);
  }

  private Node zone() {
    TextField zone = new TextField(mapping.mapping().get().zone().map(ZoneId::getId).orElse(""));
    zone.setId("map-zone");
    zone.setPromptText("UTC");
    zone.setPrefWidth(MappingControls.WIDTH);
    Suggestions.on(zone, ZoneId.getAvailableZoneIds());
    Label problem = new Label();
    problem.getStyleClass().add("problem");
    LabelStyles.setOptionalText(problem, "");
    zone.setOnAction(event -> setZone(zone, problem));
    zone.focusedProperty().subscribe((was, is) -> setZone(zone, problem));
    Label name = MappingControls.label(texts.get("ui.source.zone"), zone);
    return new VBox(3, name, zone, problem);
  }

  private Node encoding() {
    ComboBox<String> choice = new ComboBox<>();
    choice.setId("map-encoding");
    choice.getItems().add("");
    choice.getItems().addAll(ENCODINGS);
    ChoiceLists.named(choice, "", name -> name.isEmpty() ? "UTF-8" : name);
    choice.setValue(mapping.mapping().get().encoding().orElse(""));
    MappingControls.onChoice(
        choice,
        name -> {
          if (name.isEmpty()) {
            mapping.usualEncoding();
          } else {
            mapping.encoding(name);
          }
        });
    return MappingControls.named(texts.get("ui.source.encoding"), choice, MappingControls.WIDTH);
  }

  private void setZone(TextField zone, Label problem) {
    String typed = zone.getText().strip();
    try {
      LabelStyles.setOptionalText(problem, "");
      if (typed.isEmpty()) {
        mapping.usualZone();
      } else {
        mapping.zone(SettingsValidator.zone(typed));
      }
    } catch (InvalidInputException e) {
      LabelStyles.setOptionalText(problem, texts.get(e));
    }
  }
}
