package dev.retune.ui.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the list of topics. */
final class TopicTable {
  private static final double WITH_WEEKS = 530;
  private static final double WITH_SHARE = 436;
  private static final double LIKELY = 0.001;

  private final Texts texts;
  private final ValueFormatter formatter;

  TopicTable(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  void fill(TableView<TopicSummary> table, TopicsViewModel model) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    Label empty = new Label();
    empty.setWrapText(true);
    empty.textProperty().bind(model.noTopics());
    table.setPlaceholder(empty);
    TableColumn<TopicSummary, TopicSummary> name =
        TableColumns.of(texts.get("ui.topics.topic"), this::name);
    name.setPrefWidth(1_600);
    name.setMinWidth(160);
    TableColumn<TopicSummary, TopicSummary> share =
        TableColumns.fixed(
            TableColumns.sortable(
                TableColumns.of(texts.get("ui.topics.share"), this::share),
                Comparator.comparingDouble(TopicSummary::share)),
            92);
    TableColumn<TopicSummary, TopicSummary> weeks =
        TableColumns.fixed(
            TableColumns.of(
                texts.get("ui.topics.weeks"),
                (cell, topic) -> cell.setGraphic(new WeekBars(topic.weeks(), this::week))),
            92);
    TableColumns.hideBelow(table, WITH_WEEKS, weeks);
    TableColumns.hideBelow(table, WITH_SHARE, share);
    table
        .getColumns()
        .setAll(
            List.of(
                name,
                TableColumns.fixed(
                    TableColumns.sortable(
                        TableColumns.of(
                            texts.get("ui.topics.dislikes"),
                            (cell, topic) -> cell.setText(formatter.count(topic.size()))),
                        Comparator.comparingInt(TopicSummary::size)),
                    74),
                share,
                weeks,
                TableColumns.fixed(
                    TableColumns.of(texts.get("ui.topics.badge"), this::badge), 92)));
    TableColumns.sortedItems(table, model.topics());
    RowCopying.on(table, texts);
  }

  private void name(TableCell<TopicSummary, TopicSummary> cell, TopicSummary topic) {
    cell.setText(topic.name());
    Tooltips.on(cell, String.join("\n", topic.central()));
  }

  private void share(TableCell<TopicSummary, TopicSummary> cell, TopicSummary topic) {
    cell.setText(formatter.percent(topic.share()));
    Tooltips.on(
        cell,
        texts.get(
            "ui.topics.interval",
            formatter.percent(topic.interval().low()),
            formatter.percent(topic.interval().high())));
  }

  private String week(TopicSummary.WeekCount week) {
    return texts.get("ui.topics.weekRead", formatter.day(week.week()), week.dislikes());
  }

  private void badge(TableCell<TopicSummary, TopicSummary> cell, TopicSummary topic) {
    BadgeFinding finding = topic.finding();
    if (finding.badge() != TopicBadge.NONE) {
      cell.setGraphic(Badges.of(texts.get(key(finding.badge())), severity(finding.badge())));
      Tooltips.on(
          cell,
          texts.get(
              "ui.topics.test",
              formatter.count(finding.observed()),
              formatter.decimal(finding.expected(), 1),
              finding.pValue() < LIKELY ? "< 0.001" : formatter.decimal(finding.pValue(), 3)));
    }
  }

  /** The key of a badge's name. */
  static String key(TopicBadge badge) {
    return switch (badge) {
      case NEW -> "ui.topics.badge.new";
      case GROWING -> "ui.topics.badge.growing";
      case SHRINKING -> "ui.topics.badge.shrinking";
      case RESOLVED -> "ui.topics.badge.resolved";
      case NONE -> throw new IllegalArgumentException("no badge");
    };
  }

  private static Severity severity(TopicBadge badge) {
    return switch (badge) {
      case NEW, GROWING -> Severity.BAD;
      case SHRINKING, RESOLVED -> Severity.CALM;
      case NONE -> Severity.PLAIN;
    };
  }
}
