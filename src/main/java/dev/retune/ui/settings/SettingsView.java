package dev.retune.ui.settings;

import dev.retune.text.Texts;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Segment;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of sections, the open one, and the saving. */
public final class SettingsView {
  private final SettingsViewModel model;
  private final Room room;
  private final Map<Section, Node> opened = new EnumMap<>(Section.class);

  @FXML private VBox sections;
  @FXML private ScrollPane page;
  @FXML private VBox place;
  @FXML private Label state;
  @FXML private Button revert;
  @FXML private Button save;

  /** Over its model. */
  public SettingsView(SettingsViewModel model, Room room) {
    this.model = model;
    this.room = room;
  }

  @FXML
  void initialize() {
    Texts texts = room.texts();
    for (Section section : Section.values()) {
      sections.getChildren().add(door(section, texts));
    }
    model.section().subscribe(this::open);
    Draft draft = model.draft();
    save.setOnAction(event -> model.save());
    save.disableProperty().bind(draft.changed().not().or(draft.valid().not()).or(model.saving()));
    revert.setOnAction(event -> model.revert());
    revert.disableProperty().bind(draft.changed().not().or(model.saving()));
    state
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  if (!draft.valid().get()) {
                    return texts.get("ui.settings.invalid");
                  }
                  return draft.changed().get()
                      ? texts.get("ui.settings.unsaved")
                      : texts.get("ui.settings.allSaved");
                },
                draft.valid(),
                draft.changed()));
  }

  private void open(Section section) {
    place.getChildren().setAll(opened.computeIfAbsent(section, this::made));
    page.setVvalue(0);
  }

  private ToggleButton door(Section section, Texts texts) {
    ToggleButton door =
        new ToggleButton(
            texts.get("ui.settings.page." + section.name()), new FontIcon(section.icon()));
    door.setId("section-" + section.name().toLowerCase(java.util.Locale.ROOT));
    door.getStyleClass().add("nav");
    door.setMaxWidth(Double.MAX_VALUE);
    Segment.of(door, section, model.section(), model.section()::set);
    return door;
  }

  private Node made(Section section) {
    Pages pages = new Pages(model, room);
    return switch (section) {
      case GENERAL -> pages.general();
      case DATABASE -> pages.database();
      case SOURCES -> new SourcesPage(model.sources(), room).node();
      case MODEL -> new ModelPage(model, room).node();
      case TRIGGER -> new TriggerPage(model, room).node();
      case SLACK -> pages.slack();
      case SCHEDULE -> pages.schedule();
      case SHORTCUTS -> new ShortcutsPage(model, room).node();
    };
  }
}
