package dev.retune.ui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** A grid of equal columns with a second placement for narrow windows. */
public final class CardGrid extends GridPane {
  private final List<Placed> placed = new ArrayList<>();
  private double limit;
  private int wideGrowing;
  private int narrowGrowing;
  private boolean arranged;
  private boolean narrow;

  /** The placement of a card in the wide and in the narrow layout. */
  private record Placed(Node card, Cell wide, Cell narrow) {}

  /** Column, row and spans of a card. */
  public record Cell(int column, int row, int columns, int rows) {}

  /** Creates an empty grid. */
  public CardGrid() {
    super(16, 16);
  }

  /** Adds a card. */
  public CardGrid put(Node card, Cell wide, Cell narrow) {
    placed.add(new Placed(card, wide, narrow));
    return this;
  }

  /** Sets the width below which the narrow layout applies, and the row that grows. */
  public CardGrid narrowBelow(double width, int growingWhenWide, int growingWhenNarrow) {
    limit = width;
    wideGrowing = growingWhenWide;
    narrowGrowing = growingWhenNarrow;
    return this;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return limit;
  }

  @Override
  protected double computeMinHeight(double width) {
    arrange(width);
    return super.computeMinHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    arrange(width);
    return super.computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    arrange(getWidth());
    super.layoutChildren();
  }

  private void arrange(double width) {
    boolean isNarrow = width >= 0 && width < limit;
    if (arranged && isNarrow == narrow) {
      return;
    }
    arranged = true;
    narrow = isNarrow;
    List<Cell> cells = placed.stream().map(p -> narrow ? p.narrow() : p.wide()).toList();
    int columns = cells.stream().mapToInt(c -> c.column() + c.columns()).max().orElse(0);
    int rows = cells.stream().mapToInt(c -> c.row() + c.rows()).max().orElse(0);
    getColumnConstraints().setAll(Stream.generate(() -> column(columns)).limit(columns).toList());
    getRowConstraints().setAll(Stream.generate(RowConstraints::new).limit(rows).toList());
    getRowConstraints().get(narrow ? narrowGrowing : wideGrowing).setVgrow(Priority.ALWAYS);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      setConstraints(placed.get(i).card(), cell.column(), cell.row(), cell.columns(), cell.rows());
    }
  }

  private static ColumnConstraints column(int count) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(100.0 / count);
    return column;
  }
}
