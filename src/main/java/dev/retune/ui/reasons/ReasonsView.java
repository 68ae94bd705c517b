package dev.retune.ui.reasons;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.store.CodedReasonRepository.Order;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.format.ValueFormatter;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** Displays codes, reasons and definitions. */
public final class ReasonsView {
  private final ReasonsViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private ListView<ReasonCodeRow> codes;
  @FXML private TextField name;
  @FXML private Button add;
  @FXML private Label title;
  @FXML private ToggleButton leastSure;
  @FXML private ToggleButton newest;
  @FXML private TableView<CodedReason> reasons;
  @FXML private FlowPane chips;
  @FXML private Button undo;
  @FXML private Button again;
  @FXML private Label taught;
  @FXML private Label version;
  @FXML private TextArea description;
  @FXML private TextArea examples;
  @FXML private TextArea cues;
  @FXML private Button archive;
  @FXML private Button discard;
  @FXML private Button save;

  /** Creates the view for its view model. */
  public ReasonsView(ReasonsViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    codes.setItems(model.codes());
    codes.setCellFactory(list -> new ReasonCodeCell(texts));
    codes
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                model.open(row);
              }
            });
    ReasonTable table = new ReasonTable(reasons, model, texts, formatter);
    model.open().subscribe(row -> row.ifPresent(now -> show(now, table)));
    SegmentButtons.of(
        leastSure, Order.LEAST_SURE, model.reasons().order(), model.reasons().order()::set);
    SegmentButtons.of(newest, Order.NEWEST, model.reasons().order(), model.reasons().order()::set);
    name.setOnAction(event -> add());
    add.setOnAction(event -> add());
    add.disableProperty().bind(name.textProperty().map(String::isBlank));
    undo.setOnAction(event -> model.reasons().undo());
    undo.disableProperty().bind(model.reasons().undoable().not());
    again.setOnAction(event -> model.reclassify());
    again.disableProperty().bind(model.busy());
    model
        .outdated()
        .subscribe(
            now -> LabelStyles.setOptionalText(taught, now ? texts.get("ui.reasons.taught") : ""));
    model.version().subscribe(version::setText);
    description.textProperty().bindBidirectional(model.editor().description());
    examples.textProperty().bindBidirectional(model.editor().examples());
    cues.textProperty().bindBidirectional(model.editor().cues());
    archive.setOnAction(event -> model.archive());
    save.setOnAction(event -> model.save());
    ObservableValue<Boolean> unchanged = model.changed().not();
    save.disableProperty().bind(unchanged);
    discard.setOnAction(event -> model.discard());
    discard.disableProperty().bind(unchanged);
  }

  private void show(ReasonCodeRow now, ReasonTable table) {
    codes.getSelectionModel().select(now);
    title.setText(texts.get("ui.reasons.under", now.name()));
    archive.setText(texts.get(now.code().archived() ? "ui.reasons.restore" : "ui.reasons.archive"));
    chips.getChildren().clear();
    for (ReasonCodeRow row : model.codes()) {
      if (!row.key().isEmpty()) {
        Button chip = new Button(texts.get("ui.reasons.chip", row.key(), row.name()));
        chip.getStyleClass().addAll("chip", "small");
        chip.setDisable(row.code().code().equals(now.code().code()));
        chip.setOnAction(event -> table.assign(row));
        chips.getChildren().add(chip);
      }
    }
  }

  private void add() {
    if (!name.getText().isBlank()) {
      model.add(name.getText());
      name.clear();
    }
  }
}
