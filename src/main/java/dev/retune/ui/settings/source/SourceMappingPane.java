package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.SourceAddressKind;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the source is read: profile, tables, columns, vote values, and the rows that result. */
final class SourceMappingPane {
  private static final double ROW = 36;
  private static final List<RowKind> KINDS =
      List.of(RowKind.CONVERSATION, RowKind.VOTE, RowKind.DOCUMENT, RowKind.EVALUATION);

  private final VBox box;
  private final SourcesViewModel model;
  private final Texts texts;
  private RowKind kind = RowKind.CONVERSATION;
  private String shown = "";

  SourceMappingPane(VBox box, SourcesViewModel model, ScreenContext context) {
    this.box = box;
    this.model = model;
    this.texts = context.texts();
  }

  /** Shows how a source is read. */
  void show(SourceExplanation explained) {
    fill(
        () -> {
          showMapping(explained);
          showFormat();
          box.getChildren().add(rows(explained));
        });
  }

  /** Shows what can be chosen while nothing is known of the source. */
  void showUnknown() {
    fill(this::showFormat);
  }

  private void fill(Runnable controls) {
    Optional<String> focused =
        Optional.ofNullable(box.getScene())
            .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
            .flatMap(node -> Optional.ofNullable(node.getId()));
    box.getChildren().setAll(FormGrid.fine(texts.get("ui.source.aboutMapping")), readBy());
    controls.run();
    // the control was replaced by one of the same name
    focused.flatMap(id -> Optional.ofNullable(box.lookup("#" + id))).ifPresent(Node::requestFocus);
  }

  private void showFormat() {
    boolean files = model.kind().get() == SourceAddressKind.FILES;
    box.getChildren().add(new TextFormatPane(model.mapping(), texts).controls(files));
  }

  private void showMapping(SourceExplanation explained) {
    if (!explained.source().equals(shown)) {
      shown = explained.source();
      kind =
          explained.evidence().rows().containsKey(RowKind.VOTE.mappingName())
              ? RowKind.VOTE
              : RowKind.CONVERSATION;
    }
    HBox kinds = new HBox(6);
    for (RowKind each : KINDS) {
      ToggleButton button = new ToggleButton(texts.get("ui.source.kind." + each.mappingName()));
      button.setId("map-" + each.mappingName());
      button.setSelected(each == kind);
      button.setOnAction(
          event -> {
            kind = each;
            show(explained);
          });
      kinds.getChildren().add(button);
    }
    ColumnMappingPane columns = new ColumnMappingPane(kind, model.mapping(), texts);
    box.getChildren().addAll(kinds, columns.columns(explained), columns.condition(explained));
    if (kind == RowKind.VOTE && !explained.evidence().spellings().isEmpty()) {
      VoteValuesPane values = new VoteValuesPane(model.mapping(), texts);
      box.getChildren().add(values.spellings(explained.evidence().spellings()));
    }
  }

  private Node readBy() {
    ComboBox<String> profile = new ComboBox<>();
    profile.setId("map-profile");
    List<String> names = new ArrayList<>(List.of(""));
    model.list().profiles().forEach(option -> names.add(option.name()));
    profile.getItems().setAll(names);
    ChoiceLists.named(profile, "", this::profileTitle);
    profile.setValue(model.mapping().profile().get().orElse(""));
    MappingControls.onChoice(
        profile,
        name -> {
          if (name.isEmpty()) {
            model.mapping().recognizeProfile();
          } else {
            model.mapping().useProfile(name);
          }
        });
    Button reset = new Button(texts.get("ui.source.reset"));
    reset.setId("map-reset");
    reset.setDisable(!model.mapping().isChanged());
    reset.setOnAction(event -> model.mapping().reset());
    HBox line =
        new HBox(12, MappingControls.named(texts.get("ui.source.readBy"), profile, 300), reset);
    line.setAlignment(Pos.BOTTOM_LEFT);
    model
        .mappingPattern()
        .ifPresent(
            pattern -> {
              Button keep = new Button(texts.get("ui.source.saveMapping", pattern));
              keep.setId("map-keep");
              keep.setMnemonicParsing(false);
              keep.setOnAction(event -> model.saveMapping());
              line.getChildren().add(keep);
            });
    return line;
  }

  private String profileTitle(String name) {
    return name.isEmpty()
        ? texts.get("ui.source.automatic")
        : model.list().profiles().stream()
            .filter(option -> option.name().equals(name))
            .map(SourcesGateway.ProfileOption::title)
            .findFirst()
            .orElse(name);
  }

  private Node rows(SourceExplanation explained) {
    List<Map<String, String>> rows =
        explained.evidence().rows().getOrDefault(kind.mappingName(), List.of());
    TableView<Map<String, String>> table = new TableView<>();
    table.setId("map-rows");
    table.setPlaceholder(new Label(texts.get("ui.source.noRows")));
    table.setAccessibleText(texts.get("ui.settings.rows"));
    for (RowField field : ColumnMappingPane.fields(kind)) {
      if (rows.stream().anyMatch(row -> row.containsKey(field.text()))) {
        TableColumn<Map<String, String>, String> column =
            new TableColumn<>(texts.get("ui.settings.field." + field.text()));
        column.setSortable(false);
        column.setPrefWidth(isLong(field) ? 260 : 130);
        column.setCellValueFactory(
            cell ->
                new ReadOnlyStringWrapper(
                    DisplayText.line(cell.getValue().getOrDefault(field.text(), ""))));
        table.getColumns().add(column);
      }
    }
    table.getItems().setAll(rows);
    RowCopying.on(table, texts);
    double height = ROW * (Math.max(2, rows.size()) + 1) + 18;
    table.setPrefHeight(height);
    table.setMinHeight(height);
    Label title = new Label(texts.get("ui.settings.rows"));
    title.getStyleClass().add("eyebrow");
    return new VBox(8, title, table);
  }

  private static boolean isLong(RowField field) {
    return switch (field) {
      case QUESTION, ANSWER, BODY, REASON, COMMENT -> true;
      default -> false;
    };
  }
}
