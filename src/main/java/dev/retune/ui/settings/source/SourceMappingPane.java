package dev.retune.ui.settings.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.AllowedValues;
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
import dev.retune.ui.settings.form.SourceAddressKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
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
  private static final List<RowKind> KINDS =
      List.of(RowKind.CONVERSATION, RowKind.VOTE, RowKind.DOCUMENT, RowKind.EVALUATION);
  private static final List<String> ENCODINGS =
      List.of("MS949", "UTF-16", "Shift_JIS", "GB18030", "windows-1252");

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

  /** Shows how a source is read; empty when nothing is known of it. */
  void show(Optional<SourceExplanation> found) {
    Optional<String> focused =
        Optional.ofNullable(box.getScene())
            .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
            .flatMap(node -> Optional.ofNullable(node.getId()));
    box.getChildren().setAll(FormGrid.fine(texts.get("ui.source.aboutMapping")), readBy());
    found.ifPresent(this::show);
    box.getChildren().add(writing());
    found.ifPresent(explained -> box.getChildren().add(rows(explained)));
    // the control was replaced by one of the same name
    focused.flatMap(id -> Optional.ofNullable(box.lookup("#" + id))).ifPresent(Node::requestFocus);
  }

  private void show(SourceExplanation explained) {
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
            show(Optional.of(explained));
          });
      kinds.getChildren().add(button);
    }
    box.getChildren().addAll(kinds, columns(explained), condition(explained));
    if (kind == RowKind.VOTE && !explained.evidence().spellings().isEmpty()) {
      box.getChildren().add(spellings(explained.evidence().spellings()));
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
    onChoice(
        profile, name -> model.mapping().useProfile(Optional.of(name).filter(n -> !n.isEmpty())));
    Button reset = new Button(texts.get("ui.source.reset"));
    reset.setId("map-reset");
    reset.setDisable(!model.mapping().isChanged());
    reset.setOnAction(event -> model.mapping().reset());
    HBox line = new HBox(12, named(texts.get("ui.source.readBy"), profile, 300), reset);
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

  private Node columns(SourceExplanation explained) {
    FlowPane fields = new FlowPane(16, 10);
    List<MappingEvidence.Contents> contents = explained.evidence().contents();
    boolean tables = contents.stream().anyMatch(c -> !c.table().isEmpty());
    Optional<String> taken = taken(explained);
    Optional<String> mapped = model.mapping().of(kind.mappingName()).table();
    if (tables) {
      fields
          .getChildren()
          .add(
              named(
                  texts.get("ui.settings.table"),
                  offer(
                      "map-table",
                      contents.stream()
                          .map(c -> new MappingEvidence.Column(c.table(), ""))
                          .toList(),
                      mapped.orElse(""),
                      taken
                          .map(name -> texts.get("ui.settings.guessed", name))
                          .orElseGet(
                              () ->
                                  texts.get(
                                      isByProfile(explained)
                                          ? "ui.source.byProfile"
                                          : "ui.settings.guess")),
                      chosen -> model.mapping().table(kind.mappingName(), chosen)),
                  COLUMN));
    }
    List<MappingEvidence.Column> names = columnsOf(explained);
    Map<String, String> guessed =
        explained.evidence().taken().getOrDefault(kind.mappingName(), Map.of());
    String automatic =
        texts.get(isByProfile(explained) ? "ui.source.byProfile" : "ui.source.notFound");
    for (RowField field : fields(kind)) {
      ComboBox<String> choice =
          offer(
              "map-" + field.text(),
              names,
              model.mapping().of(kind.mappingName()).columns().getOrDefault(field.text(), ""),
              Optional.ofNullable(guessed.get(field.text()))
                  .map(column -> texts.get("ui.settings.guessed", column))
                  .orElse(automatic),
              chosen -> model.mapping().column(kind.mappingName(), field.text(), chosen));
      choice.setDisable(names.isEmpty());
      fields
          .getChildren()
          .add(named(texts.get("ui.settings.field." + field.text()), choice, COLUMN));
    }
    return fields;
  }

  private static boolean isByProfile(SourceExplanation explained) {
    return explained.product().isPresent();
  }

  /** The columns of the file, or of the table that is mapped or was taken. */
  private List<MappingEvidence.Column> columnsOf(SourceExplanation explained) {
    List<MappingEvidence.Contents> contents = explained.evidence().contents();
    Optional<String> table =
        model.mapping().of(kind.mappingName()).table().or(() -> taken(explained));
    return contents.stream()
        .filter(c -> c.table().isEmpty() || table.filter(c.table()::equals).isPresent())
        .findFirst()
        .map(MappingEvidence.Contents::columns)
        .orElse(List.of());
  }

  private Optional<String> taken(SourceExplanation explained) {
    return explained.tables().stream()
        .filter(t -> t.kind().equals(kind.mappingName()))
        .filter(t -> t.why() != TableSelection.Reason.PROFILE)
        .map(TableSelection::table)
        .findFirst();
  }

  /** Rows are of this kind only where a column has certain values. */
  private Node condition(SourceExplanation explained) {
    Map<String, AllowedValues> where = model.mapping().of(kind.mappingName()).where();
    String column = where.keySet().stream().sorted().findFirst().orElse("");
    TextField values =
        new TextField(
            where.values().stream()
                .flatMap(allowed -> allowed.values().stream())
                .collect(Collectors.joining(", ")));
    values.setId("map-where-values");
    values.setPrefWidth(300);
    List<MappingEvidence.Column> names = columnsOf(explained);
    ComboBox<String> choice =
        offer("map-where", names, column, texts.get("ui.source.allRows"), chosen -> {});
    Runnable take =
        () ->
            model
                .mapping()
                .condition(
                    kind.mappingName(),
                    Optional.ofNullable(choice.getValue()).orElse(""),
                    Arrays.stream(values.getText().split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
    onChoice(choice, chosen -> take.run());
    choice.setDisable(names.isEmpty());
    values.setOnAction(event -> take.run());
    values.focusedProperty().subscribe((was, is) -> take.run());
    values.disableProperty().bind(choice.valueProperty().isEqualTo(""));
    Label name = new Label(texts.get("ui.source.whereValues"));
    name.getStyleClass().add("fine");
    name.setLabelFor(values);
    // several conditions are only written in the settings file
    HBox line =
        new HBox(
            16, named(texts.get("ui.source.where"), choice, COLUMN), new VBox(3, name, values));
    line.setDisable(where.size() > 1);
    return line;
  }

  private static List<RowField> fields(RowKind kind) {
    return Arrays.stream(RowField.values()).filter(RowField.guesses(kind)::containsKey).toList();
  }

  /** The empty option stands for automatic detection. */
  private ComboBox<String> offer(
      String id,
      List<MappingEvidence.Column> columns,
      String mapped,
      String automatic,
      Consumer<String> taker) {
    Map<String, String> shownAs = new LinkedHashMap<>();
    shownAs.put("", automatic);
    for (MappingEvidence.Column column : columns) {
      shownAs.put(
          column.name(),
          column.example().isEmpty()
              ? column.name()
              : texts.get("ui.source.example", column.name(), DisplayText.line(column.example())));
    }
    shownAs.putIfAbsent(mapped, mapped);
    ComboBox<String> offered = new ComboBox<>();
    offered.setId(id);
    offered.getItems().setAll(shownAs.keySet());
    ChoiceLists.named(offered, "", name -> shownAs.getOrDefault(name, name));
    offered.setValue(mapped);
    onChoice(offered, taker);
    return offered;
  }

  /** Calls a taker when another item is chosen; an action event is not sent for every change. */
  private static <T> void onChoice(ComboBox<T> choice, Consumer<? super T> taker) {
    choice.valueProperty().subscribe((was, is) -> Optional.ofNullable(is).ifPresent(taker));
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
    onChoice(meaning, chosen -> model.mapping().spelling(spelling.value(), chosen));
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

  /** How texts are written: the zone of times, rows without one, the encoding of files. */
  private Node writing() {
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
    FlowPane line = new FlowPane(16, 10, new VBox(3, name, zone, problem));
    if (model.kind().get() == SourceAddressKind.FILES) {
      line.getChildren().add(encoding());
    }
    return new VBox(10, line, now);
  }

  private Node encoding() {
    ComboBox<String> choice = new ComboBox<>();
    choice.setId("map-encoding");
    choice.getItems().add("");
    choice.getItems().addAll(ENCODINGS);
    ChoiceLists.named(choice, "", name -> name.isEmpty() ? "UTF-8" : name);
    choice.setValue(model.mapping().mapping().get().encoding().orElse(""));
    onChoice(choice, name -> model.mapping().encoding(Optional.of(name).filter(n -> !n.isEmpty())));
    return named(texts.get("ui.source.encoding"), choice, COLUMN);
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
