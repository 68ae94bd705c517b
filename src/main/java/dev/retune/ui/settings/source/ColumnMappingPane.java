package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.TableSelection;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.format.DisplayText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which table and columns rows of one kind are read from. */
final class ColumnMappingPane {
  private final RowKind kind;
  private final SourceMappingModel mapping;
  private final Texts texts;

  ColumnMappingPane(RowKind kind, SourceMappingModel mapping, Texts texts) {
    this.kind = kind;
    this.mapping = mapping;
    this.texts = texts;
  }

  /** The table, and the column of each field. */
  Node columns(SourceExplanation explained) {
    FlowPane fields = new FlowPane(16, 10);
    List<MappingEvidence.Contents> contents = explained.evidence().contents();
    boolean tables = contents.stream().anyMatch(c -> !c.table().isEmpty());
    Optional<String> taken = taken(explained);
    Optional<String> mapped = mapping.of(kind).table();
    if (tables) {
      fields
          .getChildren()
          .add(
              MappingControls.named(
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
                      chosen -> mapping.table(kind, chosen)),
                  MappingControls.WIDTH));
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
              mapping.of(kind).columns().getOrDefault(field.text(), ""),
              Optional.ofNullable(guessed.get(field.text()))
                  .map(column -> texts.get("ui.settings.guessed", column))
                  .orElse(automatic),
              chosen -> mapping.column(kind, field.text(), chosen));
      choice.setDisable(names.isEmpty());
      fields
          .getChildren()
          .add(
              MappingControls.named(
                  texts.get("ui.settings.field." + field.text()), choice, MappingControls.WIDTH));
    }
    return fields;
  }

  private static boolean isByProfile(SourceExplanation explained) {
    return explained.product().isPresent();
  }

  /** The columns of the file, or of the table that is mapped or was taken. */
  private List<MappingEvidence.Column> columnsOf(SourceExplanation explained) {
    List<MappingEvidence.Contents> contents = explained.evidence().contents();
    Optional<String> table = mapping.of(kind).table().or(() -> taken(explained));
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
  Node condition(SourceExplanation explained) {
    Map<String, AllowedValues> where = mapping.of(kind).where();
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
            mapping.condition(
                kind,
                Optional.ofNullable(choice.getValue()).orElse(""),
                Arrays.stream(values.getText().split(",", -1))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList());
    MappingControls.onChoice(choice, chosen -> take.run());
    choice.setDisable(names.isEmpty());
    values.setOnAction(event -> take.run());
    values.focusedProperty().subscribe((was, is) -> take.run());
    values.disableProperty().bind(choice.valueProperty().isEqualTo(""));
    Label name = MappingControls.label(texts.get("ui.source.whereValues"), values);
    // several conditions are only written in the settings file
    HBox line =
        new HBox(
            16,
            MappingControls.named(texts.get("ui.source.where"), choice, MappingControls.WIDTH),
            new VBox(3, name, values));
    line.setDisable(where.size() > 1);
    return line;
  }

  /** The fields that rows of a kind can have. */
  static List<RowField> fields(RowKind kind) {
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
    MappingControls.onChoice(offered, taker);
    return offered;
  }
}
