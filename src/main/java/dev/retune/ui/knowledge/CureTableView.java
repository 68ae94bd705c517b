package dev.retune.ui.knowledge;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.EffectFormatter;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.ShareBars;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/** Causes of dislikes, and what can be done about each. */
public final class CureTableView {
  private static final int LONGEST_TOOLTIP = 1_000;

  private final ImproveViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Label summary;
  @FXML private Button again;
  @FXML private ShareBars causes;
  @FXML private Label notes;

  /** Widths of the table from which it has room for the columns that others imply. */
  private static final double ALL_COLUMNS = 1024;

  private static final double WITH_CAUSE = 884;

  @FXML private TableView<ImprovementRow> cures;
  private final TableColumn<ImprovementRow, ImprovementRow> dislikes;

  /** Creates the view for its view model. */
  public CureTableView(ImproveViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
    this.dislikes = TableColumns.fixed(text("ui.knowledge.dislikes", this::dislikes), 92);
  }

  @FXML
  void initialize() {
    cures.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    TableColumn<ImprovementRow, ImprovementRow> cause =
        TableColumns.fixed(text("ui.knowledge.cause", this::cause), 92);
    TableColumn<ImprovementRow, ImprovementRow> proof =
        wide(text("ui.knowledge.proof", ImprovementRow::proof), 240);
    TableColumn<ImprovementRow, ImprovementRow> effect =
        TableColumns.fixed(text("ui.knowledge.effect", this::effect, this::fullEffect), 150);
    cures.setItems(model.rows());
    // the cure implies its cause, and the state its proof
    TableColumns.hideBelow(cures, WITH_CAUSE, cause);
    TableColumns.hideBelow(cures, ALL_COLUMNS, row -> !row.proof().isEmpty(), proof);
    TableColumns.hideBelow(cures, 0, row -> row.effect().isPresent(), effect);
    cures
        .getColumns()
        .setAll(
            List.of(
                cause,
                TableColumns.fixed(text("ui.knowledge.cure", this::cure), 122),
                wide(text("ui.knowledge.subject", this::subject), 320),
                dislikes,
                TableColumns.fixed(text("ui.knowledge.gain", this::gain), 136),
                TableColumns.fixed(
                    TableColumns.of(texts.get("ui.knowledge.state"), this::state), 142),
                proof,
                effect));
    cures.setRowFactory(table -> row());
    RowCopying.on(cures, texts);
    NodeKeys.on(
        cures,
        texts.get("ui.keys.tables"),
        List.of(
            new KeyAction(
                List.of(new KeyCodeCombination(KeyCode.ENTER)),
                texts.get("ui.knowledge.keys.open"),
                this::openChosen)));
    again.setOnAction(event -> model.refresh());
    again.disableProperty().bind(model.loading());
    model.loading().subscribe(now -> show());
    model.overview().subscribe(now -> show());
  }

  private boolean openChosen() {
    ImprovementRow chosen = cures.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.open(chosen);
    }
    return chosen != null;
  }

  private TableRow<ImprovementRow> row() {
    TableRow<ImprovementRow> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            model.open(row.getItem());
          }
        });
    return row;
  }

  private void show() {
    Optional<Overview> found = model.overview().get();
    summary.setText(
        model.loading().get()
            ? texts.get("ui.retraining.diagnosing")
            : found.map(this::summary).orElse(""));
    cures.setPlaceholder(
        new Label(
            model.loading().get() || found.isEmpty() ? "" : texts.get("ui.knowledge.noCures")));
    causes.show(
        found.stream()
            .flatMap(overview -> overview.causes().stream())
            .map(
                cause ->
                    new ShareBars.Share(
                        texts.get("improvement.cause." + cause.cause()),
                        formatter.count(cause.dislikes()),
                        formatter.roundPercent(cause.share()),
                        cause.share()))
            .toList());
    notes.setText(found.map(this::notes).orElse(""));
    notes.setManaged(!notes.getText().isEmpty());
    // beside the number that a cure could prevent of all, which may be larger
    dislikes.setText(
        texts.get(
            found.filter(CureTableView::isSampled).isPresent()
                ? "ui.knowledge.sampled"
                : "ui.knowledge.dislikes"));
  }

  private String summary(Overview overview) {
    return isSampled(overview)
        ? overview.why()
            + " "
            + texts.get("improvement.sample", overview.examined(), overview.dislikes())
        : overview.why();
  }

  private static boolean isSampled(Overview overview) {
    return overview.examined() < overview.dislikes();
  }

  private String notes(Overview overview) {
    return overview.causes().stream()
        .flatMap(cause -> cause.notes().stream().map(note -> category(cause.cause()) + ": " + note))
        .collect(Collectors.joining("\n"));
  }

  private String subject(ImprovementRow row) {
    return row.subject().isBlank() ? texts.get("improvement.unnamed." + row.cure()) : row.subject();
  }

  private String cause(ImprovementRow row) {
    return category(row.cause());
  }

  private String category(CauseCategory cause) {
    return texts.get("retraining.category." + cause.name().toLowerCase(Locale.ROOT));
  }

  private String cure(ImprovementRow row) {
    return texts.get("improvement.cure." + row.cure());
  }

  private String dislikes(ImprovementRow row) {
    return formatter.count(row.dislikes());
  }

  private String gain(ImprovementRow row) {
    return row.gain().map(gain -> GainLabels.of(gain, texts, formatter)).orElse("");
  }

  private String effect(ImprovementRow row) {
    return row.effect().map(this::change).orElse("");
  }

  private String change(VoteEffect effect) {
    return texts.get(
        "ui.knowledge.change",
        effect.votesBefore() == 0
            ? "-"
            : formatter.percent((double) effect.dislikesBefore() / effect.votesBefore()),
        formatter.percent((double) effect.dislikesAfter() / effect.votesAfter()),
        formatter.count(effect.votesAfter()));
  }

  private String fullEffect(ImprovementRow row) {
    return row.effect()
        .map(effect -> change(effect) + ": " + EffectFormatter.of(texts, effect.test()))
        .orElse("");
  }

  private void state(TableCell<ImprovementRow, ImprovementRow> cell, ImprovementRow row) {
    cell.setGraphic(
        Badges.of(texts.get("improvement.state." + row.state()), severity(row.state())));
    row.changedAt().ifPresent(at -> Tooltips.on(cell, formatter.moment(at)));
  }

  private static Severity severity(ImprovementState state) {
    return switch (state) {
      case LIVE, ARRIVED -> Severity.CALM;
      case PROVEN, UNDECIDED, PROPOSED -> Severity.WARN;
      case FAILED -> Severity.BAD;
      case OPEN, ROLLED_BACK, REPLACED, DISMISSED -> Severity.PLAIN;
    };
  }

  private TableColumn<ImprovementRow, ImprovementRow> text(
      String key, Function<ImprovementRow, String> words) {
    return text(key, words, words);
  }

  private TableColumn<ImprovementRow, ImprovementRow> text(
      String key, Function<ImprovementRow, String> words, Function<ImprovementRow, String> full) {
    return TableColumns.of(
        texts.get(key),
        (cell, row) -> {
          cell.setText(DisplayText.line(words.apply(row)));
          Tooltips.on(cell, DisplayText.shortened(full.apply(row), LONGEST_TOOLTIP));
        });
  }

  private static TableColumn<ImprovementRow, ImprovementRow> wide(
      TableColumn<ImprovementRow, ImprovementRow> column, double width) {
    column.setPrefWidth(width * 10);
    column.setMinWidth(width / 2);
    return column;
  }
}
