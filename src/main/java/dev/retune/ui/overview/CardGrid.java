package dev.retune.ui.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * A grid of twelve equal columns with a second placement for narrow windows. Rows take the height
 * their cards need; one row takes the rest.
 */
public final class CardGrid extends Pane {
  private static final int COLUMNS = 12;
  private static final double GAP = 16;

  private final List<Placed> placed = new ArrayList<>();
  private double limit;
  private int wideGrowing;
  private int narrowGrowing;

  /** The placement of a card in the wide and in the narrow layout. */
  private record Placed(Node card, Cell wide, Cell narrow) {
    Cell cell(boolean isNarrow) {
      return isNarrow ? narrow : wide;
    }
  }

  /** Column, row and spans of a card. */
  public record Cell(int column, int row, int columns, int rows) {}

  /** Adds a card. Add single-row cards before cards that span rows. */
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
    return total(rows(width, Node::minHeight));
  }

  @Override
  protected double computePrefHeight(double width) {
    return total(rows(width, Node::prefHeight));
  }

  private static double total(double[] rows) {
    return Arrays.stream(rows).sum() + GAP * Math.max(0, rows.length - 1);
  }

  private double[] rows(double width, ToDoubleBiFunction<Node, Double> height) {
    double wide = width < 0 ? limit : width;
    boolean narrow = wide < limit;
    int count =
        placed.stream().map(p -> p.cell(narrow)).mapToInt(c -> c.row() + c.rows()).max().orElse(0);
    double[] rows = new double[count];
    for (Placed p : placed) {
      Cell cell = p.cell(narrow);
      double needed = height.applyAsDouble(p.card(), span(wide, cell.columns()));
      int end = cell.row() + cell.rows();
      double there =
          IntStream.range(cell.row(), end).mapToDouble(r -> rows[r]).sum()
              + GAP * (cell.rows() - 1);
      double more = Math.max(0, needed - there) / cell.rows();
      IntStream.range(cell.row(), end).forEach(r -> rows[r] += more);
    }
    return rows;
  }

  private static double span(double width, int columns) {
    double column = (width - GAP * (COLUMNS - 1)) / COLUMNS;
    return columns * column + GAP * (columns - 1);
  }

  @Override
  protected void layoutChildren() {
    boolean narrow = getWidth() < limit;
    double[] rows = rows(getWidth(), Node::prefHeight);
    if (total(rows) > getHeight()) {
      rows = rows(getWidth(), Node::minHeight);
    }
    if (rows.length > 0) {
      rows[narrow ? narrowGrowing : wideGrowing] += Math.max(0, getHeight() - total(rows));
    }
    for (Placed p : placed) {
      place(p.card(), p.cell(narrow), rows);
    }
  }

  private void place(Node card, Cell cell, double[] rows) {
    double left = span(getWidth(), cell.column()) + GAP;
    double top = Arrays.stream(rows, 0, cell.row()).map(height -> height + GAP).sum();
    double high =
        Arrays.stream(rows, cell.row(), cell.row() + cell.rows()).sum() + GAP * (cell.rows() - 1);
    card.resizeRelocate(
        snapPositionX(left), snapPositionY(top), snapSizeX(span(getWidth(), cell.columns())), high);
  }
}
