package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.feedback.source.SourceInspection.Mapped;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.FormGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The detected mapping of the open source, with ten sample rows of the selected table. */
final class SourceInspectionPane {
  private static final double COLUMN = 190;

  private final SourcesViewModel model;
  private final Texts texts;
  private final HBox kinds = new HBox(6);
  private final Label why = new Label();
  private final FlowPane mapping = new FlowPane(16, 10);
  private final TableView<Map<String, String>> rows = new TableView<>();
  private final VBox card;
  private String kind = "";

  SourceInspectionPane(SourcesViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    rows.setPrefHeight(300);
    rows.setMinHeight(220);
    rows.setId("source-rows");
    rows.setPlaceholder(new Label(texts.get("ui.settings.noRows")));
    rows.setAccessibleText(texts.get("ui.settings.rows"));
    this.card =
        FormGrid.card(
            texts.get("ui.settings.mapping"),
            texts.get("ui.settings.about.mapping"),
            kinds,
            why,
            mapping,
            rows);
    why.getStyleClass().add("fine");
    why.setId("source-why");
  }

  Node node() {
    model.inspection().inspection().subscribe(now -> now.ifPresentOrElse(this::open, this::hide));
    return card;
  }

  private void open(SourceInspection look) {
    card.setVisible(true);
    card.setManaged(true);
    if (look.mapped().stream().noneMatch(m -> m.kind().equals(kind))) {
      kind = look.mapped().isEmpty() ? "" : look.mapped().getFirst().kind();
    }
    show(look);
  }

  private void hide() {
    card.setVisible(false);
    card.setManaged(false);
  }

  private void show(SourceInspection look) {
    kinds.getChildren().clear();
    for (Mapped mapped : look.mapped()) {
      ToggleButton button = new ToggleButton(named(mapped));
      // Disabled, because underscores in table names would become mnemonics.
      button.setMnemonicParsing(false);
      button.setSelected(mapped.kind().equals(kind));
      button.setOnAction(
          event -> {
            kind = mapped.kind();
            show(look);
          });
      kinds.getChildren().add(button);
    }
    look.mapped().stream()
        .filter(m -> m.kind().equals(kind))
        .findFirst()
        .ifPresent(
            mapped -> {
              why.setText(mapped.why().map(w -> texts.get("ui.settings.why." + w)).orElse(""));
              map(look, mapped);
              fill(mapped);
            });
  }

  private String named(Mapped mapped) {
    String table = mapped.table().isEmpty() ? "…" : mapped.table();
    return texts.get("ui.settings.kind." + mapped.kind(), table);
  }

  private void map(SourceInspection look, Mapped mapped) {
    mapping.getChildren().clear();
    List<String> tables = look.tables().stream().map(SourceInspection.Table::name).toList();
    mapping
        .getChildren()
        .add(
            named(
                texts.get("ui.settings.table"),
                offer(
                    tables,
                    model.mapping(kind).table().orElse(""),
                    mapped.table(),
                    chosen -> model.table(kind, chosen)),
                260));
    List<String> columns =
        look.tables().stream()
            .filter(t -> t.name().equals(mapped.table()))
            .findFirst()
            .map(SourceInspection.Table::columns)
            .orElse(List.of());
    for (String field : mapped.fields()) {
      mapping
          .getChildren()
          .add(
              named(
                  texts.get("ui.settings.field." + field),
                  offer(
                      columns,
                      model.mapping(kind).columns().getOrDefault(field, ""),
                      mapped.columns().getOrDefault(field, ""),
                      chosen -> model.column(kind, field, chosen)),
                  COLUMN));
    }
  }

  private static Node named(String name, ComboBox<String> box, double width) {
    box.setPrefWidth(width);
    Label label = new Label(name);
    label.getStyleClass().add("fine");
    label.setLabelFor(box);
    box.setAccessibleText(name);
    return new VBox(3, label, box);
  }

  /** The empty option stands for automatic detection. */
  private ComboBox<String> offer(
      List<String> names,
      String mapped,
      String detected,
      java.util.function.Consumer<String> taker) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(names);
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(all);
    String automatic =
        mapped.isEmpty() && !detected.isEmpty()
            ? texts.get("ui.settings.guessed", detected)
            : texts.get("ui.settings.guess");
    ChoiceLists.named(box, "", name -> name.isEmpty() ? automatic : name);
    box.setValue(mapped);
    box.setOnAction(event -> Optional.ofNullable(box.getValue()).ifPresent(taker));
    return box;
  }

  private void fill(Mapped mapped) {
    rows.getColumns().clear();
    for (String field : mapped.columns().keySet()) {
      TableColumn<Map<String, String>, String> column =
          new TableColumn<>(texts.get("ui.settings.field." + field));
      column.setSortable(false);
      column.setPrefWidth(
          List.of("question", "answer", "body", "reason").contains(field) ? 260 : 130);
      column.setCellValueFactory(
          cell ->
              new ReadOnlyStringWrapper(DisplayText.line(cell.getValue().getOrDefault(field, ""))));
      rows.getColumns().add(column);
    }
    rows.getItems().setAll(mapped.rows());
  }
}
