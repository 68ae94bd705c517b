package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.FeedbackFigures;
import dev.retune.feedback.explanation.FeedbackPair;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.feedback.source.TableSelection;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a source would give: the sentence, the counts, what is left out, and pairs. */
final class SourceResultPane {
  private static final double ROW = 36;

  /** The nodes of the view. */
  record Nodes(
      FlowPane units,
      Label headline,
      Label obstacle,
      Label notice,
      VBox parameters,
      GridPane counts,
      VBox leftOutBox,
      VBox leftOut,
      VBox pairsBox,
      Label pairsTitle,
      TableView<FeedbackPair> pairs) {}

  private final Nodes nodes;
  private final SourcesViewModel model;
  private final Texts texts;
  private final ScreenContext context;
  private final ExplanationText said;
  private final Consumer<SourceExplanation> selected;
  private int unit;

  /**
   * Fills the nodes.
   *
   * @param selected is told which of several results is shown
   */
  SourceResultPane(
      Nodes nodes,
      SourcesViewModel model,
      ScreenContext context,
      Consumer<SourceExplanation> selected) {
    this.selected = selected;
    this.nodes = nodes;
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.said = new ExplanationText(texts, context.formatter());
    nodes.headline().setMinHeight(Region.USE_PREF_SIZE);
    nodes.obstacle().setMinHeight(Region.USE_PREF_SIZE);
    nodes.notice().setMinHeight(Region.USE_PREF_SIZE);
    pairColumns();
  }

  void show(List<SourceExplanation> found) {
    if (found.isEmpty()) {
      unit = 0;
      return;
    }
    unit = Math.min(unit, found.size() - 1);
    visible(nodes.units(), found.size() > 1);
    nodes.units().getChildren().clear();
    for (int i = 0; i < found.size(); i++) {
      int index = i;
      ToggleButton button = new ToggleButton(shortName(found.get(i).source()));
      button.setMnemonicParsing(false);
      button.setSelected(i == unit);
      if (found.get(i).refusal().isPresent()) {
        button.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        button.setAccessibleText(texts.get("ui.source.refusedUnit", button.getText()));
      }
      button.setOnAction(
          event -> {
            unit = index;
            show(found);
          });
      nodes.units().getChildren().add(button);
    }
    show(found.get(unit));
    selected.accept(found.get(unit));
  }

  private static String shortName(String files) {
    return files
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split(", ", -1)))
        .map(name -> String.valueOf(Path.of(name).getFileName()))
        .collect(Collectors.joining(", "));
  }

  private void show(SourceExplanation explained) {
    nodes.headline().setText(DisplayText.shortened(said.headline(explained), 1_000));
    FormGrid.show(
        nodes.obstacle(),
        new ConnectionTestResult(
            said.severity(explained), said.obstacle(explained).map(this::clean).orElse("")));
    List<String> notes = new ArrayList<>();
    explained.notice().ifPresent(notes::add);
    said.nearest(explained).ifPresent(notes::add);
    LabelStyles.setOptionalText(nodes.notice(), clean(String.join("\n", notes)));
    showParameters(explained.evidence().parameters());
    showCounts(explained);
    List<String> lines = said.leftOut(explained);
    nodes
        .leftOut()
        .getChildren()
        .setAll(lines.stream().map(line -> FormGrid.fine(clean(line))).toList());
    visible(nodes.leftOutBox(), !lines.isEmpty());
    visible(nodes.pairsBox(), !explained.pairs().isEmpty());
    nodes.pairsTitle().setText(texts.get("ui.source.pairs", explained.pairs().size()));
    nodes.pairs().getItems().setAll(explained.pairs());
    double height = ROW * (explained.pairs().size() + 1) + 16;
    nodes.pairs().setPrefHeight(height);
    nodes.pairs().setMinHeight(height);
  }

  private String clean(String text) {
    return DisplayText.shortened(text, 2_000);
  }

  private void showParameters(List<ParameterChoice> choices) {
    visible(nodes.parameters(), !choices.isEmpty());
    nodes.parameters().getChildren().clear();
    for (ParameterChoice choice : choices) {
      String label = choice.label().in(texts.locale());
      Label name = new Label(texts.get("ui.source.parameter", label));
      name.setWrapText(true);
      name.getStyleClass().add("strong");
      FlowPane values = new FlowPane(16, 8);
      values.setAccessibleText(label);
      for (String candidate : choice.candidates()) {
        CheckBox box = new CheckBox(DisplayText.line(candidate));
        box.setMnemonicParsing(false);
        box.setId("parameter-" + choice.name() + "-" + candidate);
        box.setSelected(choice.chosen().contains(candidate));
        box.setOnAction(event -> model.mapping().parameter(choice.name(), with(choice, candidate)));
        values.getChildren().add(box);
      }
      nodes.parameters().getChildren().add(new VBox(8, name, values));
    }
  }

  private List<String> with(ParameterChoice choice, String candidate) {
    // two may be chosen before the first is checked
    AllowedValues given = model.mapping().mapping().get().parameters().get(choice.name());
    List<String> before = given == null ? choice.chosen() : given.values();
    List<String> chosen = new ArrayList<>(choice.single() ? List.of() : before);
    if (before.contains(candidate)) {
      chosen.remove(candidate);
    } else {
      chosen.add(candidate);
    }
    return chosen;
  }

  private void showCounts(SourceExplanation explained) {
    nodes.counts().getChildren().clear();
    FeedbackFigures figures = explained.figures();
    count(explained, "conversations", figures.answers(), 0);
    count(explained, "votes", figures.votes(), 1);
    if (figures.documents() > 0) {
      count(explained, "documents", figures.documents(), 2);
    }
    if (figures.evaluations() > 0) {
      count(explained, "evaluations", figures.evaluations(), 3);
    }
  }

  private void count(SourceExplanation explained, String kind, long rows, int line) {
    Label name = new Label(texts.get("ui.source.kind." + kind));
    Label number = new Label(context.formatter().count(rows));
    number.getStyleClass().addAll("strong", "number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label from = FormGrid.fine(clean(from(explained, kind)));
    nodes.counts().addRow(line, name, number, from);
  }

  /** Where rows of a kind are read from, and why. */
  private String from(SourceExplanation explained, String kind) {
    return explained.tables().stream()
        .filter(table -> table.kind().equals(kind))
        .findFirst()
        .map(this::from)
        .orElseGet(() -> columns(explained.taken().getOrDefault(kind, Map.of())));
  }

  private String from(TableSelection table) {
    String why = texts.get("ui.settings.why." + table.why());
    return table.why() == TableSelection.Reason.PROFILE
        ? why
        : texts.get("ui.source.fromTable", table.table(), why);
  }

  private String columns(Map<String, String> taken) {
    return taken.entrySet().stream()
        .map(e -> texts.get("ui.settings.field." + e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void pairColumns() {
    nodes.pairs().setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    nodes.pairs().setAccessibleText(texts.get("ui.source.pairsName"));
    nodes.pairs().setFocusTraversable(true);
    RowCopying.on(nodes.pairs(), texts);
    TableColumn<FeedbackPair, FeedbackPair> vote =
        TableColumns.of(
            texts.get("ui.settings.field.vote"),
            (cell, pair) -> {
              Label badge = new Label(said.vote(pair.vote()));
              badge.getStyleClass().addAll("badge", pair.vote().equals("like") ? "calm" : "bad");
              cell.setGraphic(badge);
            });
    vote.setMinWidth(96);
    vote.setMaxWidth(110);
    TableColumn<FeedbackPair, FeedbackPair> time =
        TableColumns.of(
            texts.get("ui.source.time"), (cell, pair) -> cell.setText(said.moment(pair)));
    time.setMinWidth(170);
    time.setMaxWidth(200);
    String missing = texts.get("ui.source.noAnswer");
    nodes
        .pairs()
        .getColumns()
        .setAll(
            List.of(
                vote,
                text("question", pair -> pair.question().orElse(missing)),
                text("answer", pair -> pair.answer().orElse(missing)),
                text("reason", pair -> pair.reason().orElse("")),
                time));
  }

  private TableColumn<FeedbackPair, FeedbackPair> text(
      String field, Function<FeedbackPair, String> value) {
    return TableColumns.of(
        texts.get("ui.settings.field." + field),
        (cell, pair) -> {
          String line = DisplayText.line(value.apply(pair));
          cell.setText(line);
          Tooltips.on(cell, line);
        });
  }

  private static void visible(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
