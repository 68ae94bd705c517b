package dev.retune.ui.report.weeks;

import dev.retune.common.i18n.Texts;
import dev.retune.report.weekly.WeekSummary;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Weeks as rows; each shows its satisfaction on one scale and leads to its report. */
public final class WeeksSheet extends VBox {
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 540;
  private static final double MARGIN = 0.05;
  private static final double ALL_COLUMNS = 1020;

  private final WeekComparison model;
  private final Texts texts;
  private final Runnable close;
  private final TableView<WeekSummary> table = new TableView<>();

  /**
   * Creates the sheet.
   *
   * @param close hides the sheet
   */
  public WeeksSheet(WeekComparison model, Runnable close) {
    super(14);
    this.model = model;
    this.texts = model.texts();
    this.close = close;
    Label title = new Label(texts.get("ui.weeks.title"));
    title.getStyleClass().add("dialog-title");
    ComboBox<Integer> count = new ComboBox<>();
    count.getItems().setAll(WeekComparison.COUNTS);
    ChoiceLists.named(count, "", n -> texts.get("ui.weeks.count", n));
    count.setAccessibleText(texts.get("ui.weeks.howMany"));
    count.valueProperty().bindBidirectional(model.count());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox head = new HBox(10, title, between, count);
    Label overall = text("strong");
    overall.textProperty().bind(model.overall());
    Label means = text("fine");
    means.setText(texts.get("ui.weeks.means"));
    rows();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(head, overall, table, means);
    getStyleClass().addAll("dialog", "weeks");
    setFocusTraversable(true);
    setPrefSize(WIDTH, HEIGHT);
    setMinSize(0, 0);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private static Label text(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private void rows() {
    table.setId("weeks");
    table.setAccessibleText(texts.get("ui.weeks.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<WeekSummary, WeekSummary> change = column("changed", model::change, 168);
    TableColumn<WeekSummary, WeekSummary> coverage = column("coverage", model::coverage, 88);
    TableColumns.hideBelow(table, ALL_COLUMNS, coverage);
    table
        .getColumns()
        .setAll(
            List.of(
                column("week", model::name, 226),
                column("satisfaction", model::satisfaction, 76),
                TableColumns.fixed(TableColumns.of(texts.get("ui.weeks.interval"), this::bar), 132),
                coloured(change),
                column("adjudicated", model::adjudicated, 84),
                column("votes", model::votes, 60),
                coverage,
                column("topReason", model::reason, 128),
                column("live", model::live, 52)));
    table.setItems(model.weeks());
    table.setRowFactory(made -> row());
    RowCopying.on(table, texts);
    NodeKeys.on(
        table,
        texts.get("ui.keys.tables"),
        List.of(
            new KeyAction(
                List.of(new KeyCodeCombination(KeyCode.ENTER)),
                texts.get("ui.weeks.open"),
                () -> open(table.getSelectionModel().getSelectedIndex()))));
  }

  private TableRow<WeekSummary> row() {
    TableRow<WeekSummary> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            open(row.getIndex());
          }
        });
    return row;
  }

  private boolean open(int index) {
    boolean chosen = index >= 0 && index < table.getItems().size();
    if (chosen) {
      WeekSummary week = table.getItems().get(index);
      close.run();
      model.open(week);
    }
    return chosen;
  }

  private TableColumn<WeekSummary, WeekSummary> column(
      String key, Function<WeekSummary, String> text, double width) {
    TableColumn<WeekSummary, WeekSummary> column =
        TableColumns.of(
            texts.get("ui.weeks." + key), (cell, week) -> cell.setText(text.apply(week)));
    column.setMinWidth(width);
    column.setPrefWidth(width);
    return column;
  }

  private TableColumn<WeekSummary, WeekSummary> coloured(
      TableColumn<WeekSummary, WeekSummary> change) {
    TableColumn<WeekSummary, WeekSummary> column =
        TableColumns.of(
            change.getText(),
            (cell, week) -> {
              Label label = new Label(model.change(week));
              label.getStyleClass().add("toned");
              LabelStyles.setSeverity(label, model.severity(week));
              cell.setGraphic(label);
              cell.setText("");
            });
    column.setMinWidth(change.getMinWidth());
    column.setPrefWidth(change.getPrefWidth());
    return column;
  }

  private void bar(TableCell<WeekSummary, WeekSummary> cell, WeekSummary week) {
    if (week.ratio().votes() == 0) {
      cell.setGraphic(null);
      return;
    }
    IntervalBar bar =
        new IntervalBar(
            scale(),
            new IntervalBar.Values(
                1 - week.ratio().wilson95().high(),
                1 - week.ratio().value(),
                1 - week.ratio().wilson95().low(),
                1 - week.threshold()));
    bar.setPrefWidth(114);
    bar.setAccessibleText(model.read(week));
    Tooltips.on(bar, model.read(week));
    cell.setGraphic(bar);
  }

  /** One scale for all rows, so that bars can be compared. */
  private IntervalBar.Scale scale() {
    double lowest = 1;
    double highest = 0;
    for (WeekSummary week : model.weeks()) {
      if (week.ratio().votes() > 0) {
        lowest = Math.min(lowest, 1 - week.ratio().wilson95().high());
        highest = Math.max(highest, 1 - week.ratio().wilson95().low());
        lowest = Math.min(lowest, 1 - week.threshold());
        highest = Math.max(highest, 1 - week.threshold());
      }
    }
    return new IntervalBar.Scale(
        Math.max(0, lowest - MARGIN), Math.min(1, Math.max(highest, lowest) + MARGIN));
  }
}
