package dev.retune.ui.help;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.help.document.HelpBlock;
import dev.retune.ui.help.document.HelpSpan;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the blocks of a guide with plain nodes. */
final class HelpBlockPainter {
  // a column is never narrower than this part of the widest
  private static final double NARROWEST = 0.25;

  private final Texts texts;
  private final Predicate<String> leads;
  private final Consumer<String> follow;

  /**
   * Creates a painter.
   *
   * @param leads whether a link can be followed
   * @param follow follows a link
   */
  HelpBlockPainter(Texts texts, Predicate<String> leads, Consumer<String> follow) {
    this.texts = texts;
    this.leads = leads;
    this.follow = follow;
  }

  Node paint(HelpBlock block) {
    return switch (block) {
      case HelpBlock.Heading(int level, String anchor, List<HelpSpan> text) -> {
        TextFlow flow = flow(text);
        flow.getStyleClass().addAll("help-heading", "level-" + Math.min(level, 3));
        yield flow;
      }
      case HelpBlock.Paragraph(List<HelpSpan> text) -> flow(text);
      case HelpBlock.Listing(String text) -> listing(text);
      case HelpBlock.ItemList(int first, List<List<HelpBlock>> items) -> list(first, items);
      case HelpBlock.TextTable table -> table(table);
      case HelpBlock.Quotation(List<HelpBlock> blocks) -> {
        VBox box = box(blocks);
        box.getStyleClass().add("help-quote");
        yield box;
      }
      case HelpBlock.Rule() -> new Separator();
    };
  }

  private VBox box(List<HelpBlock> blocks) {
    VBox box = new VBox(8);
    blocks.forEach(block -> box.getChildren().add(paint(block)));
    return box;
  }

  private Node listing(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Button copy = new Button();
    copy.setGraphic(new FontIcon(Feather.COPY));
    copy.getStyleClass().add("small-icon");
    copy.setAccessibleText(texts.get("ui.help.copy"));
    Tooltips.on(copy, texts.get("ui.help.copy"));
    copy.setOnAction(event -> SystemClipboard.copy(text));
    HBox box = new HBox(8, label, copy);
    box.getStyleClass().add("help-listing");
    return box;
  }

  private Node list(int first, List<List<HelpBlock>> items) {
    VBox list = new VBox(5);
    list.getStyleClass().add("help-list");
    for (int i = 0; i < items.size(); i++) {
      Text mark = new Text(first == 0 ? "•" : (first + i) + ".");
      mark.getStyleClass().add("help-text");
      VBox item = box(items.get(i));
      HBox.setHgrow(item, Priority.ALWAYS);
      TextFlow before = new TextFlow(mark);
      before.setMinWidth(Region.USE_PREF_SIZE);
      list.getChildren().add(new HBox(8, before, item));
    }
    return list;
  }

  private Node table(HelpBlock.TextTable table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-table");
    columns(grid, table);
    boolean headed = !HelpSpan.plain(table.head().getFirst()).isBlank() || table.head().size() > 1;
    if (headed) {
      row(grid, table.head(), "help-cell-head");
    }
    table.rows().forEach(row -> row(grid, row, "help-cell"));
    return grid;
  }

  private void row(GridPane grid, List<List<HelpSpan>> cells, String style) {
    int row = grid.getRowCount();
    for (int i = 0; i < cells.size(); i++) {
      TextFlow cell = flow(cells.get(i));
      cell.getStyleClass().add(style);
      GridPane.setValignment(cell, VPos.TOP);
      grid.add(cell, i, row);
    }
  }

  /** Shares the width by the longest cell of each column, within limits. */
  private static void columns(GridPane grid, HelpBlock.TextTable table) {
    double[] longest = new double[table.head().size()];
    for (int i = 0; i < longest.length; i++) {
      longest[i] = HelpSpan.plain(table.head().get(i)).length();
      for (List<List<HelpSpan>> row : table.rows()) {
        longest[i] = Math.max(longest[i], HelpSpan.plain(row.get(i)).length());
      }
    }
    double most = 1;
    for (double length : longest) {
      most = Math.max(most, Math.sqrt(length));
    }
    double sum = 0;
    for (int i = 0; i < longest.length; i++) {
      longest[i] = Math.max(Math.sqrt(longest[i]), most * NARROWEST);
      sum += longest[i];
    }
    for (double length : longest) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100 * length / sum);
      grid.getColumnConstraints().add(column);
    }
  }

  private TextFlow flow(List<HelpSpan> spans) {
    TextFlow flow = new TextFlow();
    spans.forEach(span -> flow.getChildren().add(node(span)));
    return flow;
  }

  private Node node(HelpSpan span) {
    boolean link = span.target().filter(leads).isPresent();
    if (link) {
      Hyperlink hyperlink = new Hyperlink(span.text());
      hyperlink.getStyleClass().add("help-link");
      styles(hyperlink, span);
      hyperlink.setOnAction(event -> span.target().ifPresent(follow));
      return hyperlink;
    }
    Text text = new Text(span.text());
    text.getStyleClass().add("help-text");
    styles(text, span);
    return text;
  }

  private static void styles(Node node, HelpSpan span) {
    span.styles()
        .forEach(
            style -> node.getStyleClass().add("help-" + style.name().toLowerCase(Locale.ROOT)));
  }
}
