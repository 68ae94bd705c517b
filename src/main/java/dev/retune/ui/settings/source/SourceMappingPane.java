package dev.retune.ui.settings.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.TableSelection;
import dev.retune.settings.model.SettingsValidator;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.FormGrid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** How the source is read: profile, tables, columns, vote values, and the rows that result. */
final class SourceMappingPane {
  private static final double COLUMN = 200;
  private static final double ROW = 36;

  private final VBox box;
  private final SourcesViewModel model;
  private final Texts texts;
  private RowKind kind = RowKind.VOTE;

  SourceMappingPane(VBox box, SourcesViewModel model, ScreenContext context) {
    this.box = box;
    this.model = model;
    this.texts = context.texts();
  }

  /** Shows the evidence of the first explanation that has any. */
  void show(List<SourceExplanation> found) {
    Optional<String> focused =
        Optional.ofNullable(box.getScene())
            .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
            .flatMap(node -> Optional.ofNullable(node.getId()));
    box.getChildren().clear();
    found.stream()
        .filter(e -> !e.evidence().contents().isEmpty())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .ifPresent(this::show);
    // the control was replaced by one of the same name
    focused.flatMap(id -> Optional.ofNullable(box.lookup("#" + id))).ifPresent(Node::requestFocus);
  }

  private void show(SourceExplanation explained) {
    HBox kinds = new HBox(6);
    for (RowKind each : RowKind.values()) {
      ToggleButton button = new ToggleButton(texts.get("ui.source.kind." + each.mappingName()));
      button.setId("map-" + each.mappingName());
      button.setSelected(each == kind);
      button.setOnAction(
          event -> {
            kind = each;
            show(List.of(explained));
          });
      kinds.getChildren().add(button);
    }
    box.getChildren()
        .addAll(
            FormGrid.fine(texts.get("ui.source.aboutMapping")),
            readBy(),
            kinds,
            columns(explained));
    if (kind == RowKind.VOTE && !explained.evidence().spellings().isEmpty()) {
      box.getChildren().add(spellings(explained.evidence().spellings()));
    }
    box.getChildren().addAll(times(), rows(explained));
  }

  private Node readBy() {
    ComboBox<String> profile = new ComboBox<>();
    profile.setId("map-profile");
    List<String> names = new ArrayList<>(List.of(""));
    model.list().profiles().forEach(option -> names.add(option.name()));
    profile.getItems().setAll(names);
    ChoiceLists.named(profile, "", this::profileTitle);
    profile.setValue(model.mapping().profile().get().orElse(""));
    profile.setOnAction(
        event ->
            model
                .mapping()
                .useProfile(Optional.ofNullable(profile.getValue()).filter(n -> !n.isEmpty())));
    Button reset = new Button(texts.get("ui.source.reset"));
    reset.setId("map-reset");
    reset.setDisable(!model.mapping().isChanged());
    reset.setOnAction(event -> model.mapping().reset());
    HBox line = new HBox(12, named(texts.get("ui.source.readBy"), profile, 300), reset);
    line.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
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

  private Node columns(SourceExplanation explained) {
    FlowPane fields = new FlowPane(16, 10);
    List<MappingEvidence.Contents> contents = explained.evidence().contents();
    boolean tables = contents.stream().anyMatch(c -> !c.table().isEmpty());
    Optional<String> taken =
        explained.tables().stream()
            .filter(t -> t.kind().equals(kind.mappingName()))
            .filter(t -> t.why() != TableSelection.Reason.PROFILE)
            .map(TableSelection::table)
            .findFirst();
    Optional<String> mapped = model.mapping().of(kind.mappingName()).table();
    if (tables) {
      fields
          .getChildren()
          .add(
              named(
                  texts.get("ui.settings.table"),
                  offer(
                      "map-table",
                      contents.stream().map(MappingEvidence.Contents::table).toList(),
                      mapped.orElse(""),
                      taken.orElse(""),
                      chosen -> model.mapping().table(kind.mappingName(), chosen)),
                  COLUMN));
    }
    List<String> names =
        contents.stream()
            .filter(c -> !tables || mapped.or(() -> taken).filter(c.table()::equals).isPresent())
            .findFirst()
            .map(MappingEvidence.Contents::columns)
            .orElse(List.of());
    Map<String, String> guessed = explained.taken().getOrDefault(kind.mappingName(), Map.of());
    for (RowField field : fields(kind)) {
      ComboBox<String> choice =
          offer(
              "map-" + field.text(),
              names,
              model.mapping().of(kind.mappingName()).columns().getOrDefault(field.text(), ""),
              guessed.getOrDefault(field.text(), ""),
              chosen -> model.mapping().column(kind.mappingName(), field.text(), chosen));
      choice.setDisable(names.isEmpty());
      fields
          .getChildren()
          .add(named(texts.get("ui.settings.field." + field.text()), choice, COLUMN));
    }
    return fields;
  }

  private static List<RowField> fields(RowKind kind) {
    return Arrays.stream(RowField.values()).filter(RowField.guesses(kind)::containsKey).toList();
  }

  /** The empty option stands for automatic detection. */
  private ComboBox<String> offer(
      String id, List<String> names, String mapped, String detected, Consumer<String> taker) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(names);
    if (!all.contains(mapped)) {
      all.add(mapped);
    }
    ComboBox<String> offered = new ComboBox<>();
    offered.setId(id);
    offered.getItems().setAll(all);
    String automatic =
        mapped.isEmpty() && !detected.isEmpty()
            ? texts.get("ui.settings.guessed", detected)
            : texts.get("ui.settings.guess");
    ChoiceLists.named(offered, "", name -> name.isEmpty() ? automatic : name);
    offered.setValue(mapped);
    offered.setOnAction(event -> Optional.ofNullable(offered.getValue()).ifPresent(taker));
    return offered;
  }

  private static Node named(String name, ComboBox<?> choice, double width) {
    choice.setPrefWidth(width);
    choice.setAccessibleText(name);
    Label label = new Label(name);
    label.getStyleClass().add("fine");
    label.setLabelFor(choice);
    return new VBox(3, label, choice);
  }

  private Node spellings(List<MappingEvidence.Spelling> spellings) {
    FlowPane values = new FlowPane(16, 10);
    int number = 0;
    for (MappingEvidence.Spelling spelling : spellings) {
      values.getChildren().add(spelling(spelling, number++));
    }
    Label title = new Label(texts.get("ui.source.spellings"));
    title.getStyleClass().add("eyebrow");
    return new VBox(8, title, values);
  }

  private Node spelling(MappingEvidence.Spelling spelling, int number) {
    ComboBox<Optional<VoteMeaning>> meaning = new ComboBox<>();
    meaning.setId("map-spelling-" + number);
    meaning.getItems().add(Optional.empty());
    Arrays.stream(VoteMeaning.values()).map(Optional::of).forEach(meaning.getItems()::add);
    boolean told = model.mapping().mapping().get().voteValues().containsKey(spelling.value());
    ChoiceLists.named(
        meaning,
        "",
        chosen ->
            chosen
                .map(this::meaning)
                .orElseGet(
                    () ->
                        told || spelling.meaning().isEmpty()
                            ? texts.get(told ? "ui.settings.guess" : "ui.source.notUnderstood")
                            : texts.get("ui.settings.guessed", meaning(spelling.meaning().get()))));
    meaning.setValue(
        Optional.ofNullable(model.mapping().mapping().get().voteValues().get(spelling.value())));
    meaning.setOnAction(
        event ->
            Optional.ofNullable(meaning.getValue())
                .ifPresent(chosen -> model.mapping().spelling(spelling.value(), chosen)));
    String value =
        spelling.value().isEmpty() ? texts.get("ui.source.emptyValue") : spelling.value();
    return named(
        texts.get("ui.source.spelling", DisplayText.line(value), spelling.rows()), meaning, COLUMN);
  }

  private String meaning(VoteMeaning meaning) {
    return texts.get(
        switch (meaning) {
          case LIKE -> "ui.source.like";
          case DISLIKE -> "ui.source.dislike";
          case NONE -> "ui.source.noVote";
        });
  }

  private Node times() {
    TextField zone =
        new TextField(model.mapping().mapping().get().zone().map(ZoneId::getId).orElse(""));
    zone.setId("map-zone");
    zone.setPromptText("UTC");
    zone.setPrefWidth(COLUMN);
    TextFields.bindAutoCompletion(zone, ZoneId.getAvailableZoneIds());
    Label problem = new Label();
    problem.getStyleClass().add("problem");
    LabelStyles.setOptionalText(problem, "");
    zone.setOnAction(event -> setZone(zone, problem));
    zone.focusedProperty().subscribe((was, is) -> setZone(zone, problem));
    Label name = new Label(texts.get("ui.source.zone"));
    name.getStyleClass().add("fine");
    name.setLabelFor(zone);
    CheckBox now = new CheckBox(texts.get("ui.source.timeOfImport"));
    now.setId("map-time-of-import");
    now.setSelected(model.mapping().mapping().get().timeOfImport());
    now.setOnAction(event -> model.mapping().timeOfImport(now.isSelected()));
    HBox line = new HBox(16, new VBox(3, name, zone, problem), now);
    line.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
    return line;
  }

  private void setZone(TextField zone, Label problem) {
    String typed = zone.getText().strip();
    try {
      LabelStyles.setOptionalText(problem, "");
      model
          .mapping()
          .zone(typed.isEmpty() ? Optional.empty() : Optional.of(SettingsValidator.zone(typed)));
    } catch (InvalidInputException e) {
      LabelStyles.setOptionalText(problem, texts.get(e));
    }
  }

  private Node rows(SourceExplanation explained) {
    List<Map<String, String>> rows =
        explained.evidence().rows().getOrDefault(kind.mappingName(), List.of());
    TableView<Map<String, String>> table = new TableView<>();
    table.setId("map-rows");
    table.setPlaceholder(new Label(texts.get("ui.source.noRows")));
    table.setAccessibleText(texts.get("ui.settings.rows"));
    for (RowField field : fields(kind)) {
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
