package dev.retune.review.agreement;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A confusion matrix of two raters over the same items.
 *
 * @param categories categories in the order of rows and columns
 * @param counts counts by the category of the first rater (rows) and the second (columns)
 */
public record ConfusionMatrix(List<String> categories, List<List<Long>> counts) {

  /** Copies the lists. */
  public ConfusionMatrix {
    categories = List.copyOf(categories);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** Returns the number of items. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(n -> n).sum();
  }

  /** Returns the observed agreement, 0 to 1; 0 without items. */
  public double agreement() {
    long same = IntStream.range(0, categories.size()).mapToLong(i -> count(i, i)).sum();
    return total() == 0 ? 0 : (double) same / total();
  }

  /**
   * Returns Cohen's kappa, (p_o - p_e) / (1 - p_e), with observed agreement p_o and chance
   * agreement p_e (J. Cohen, A coefficient of agreement for nominal scales, Educational and
   * Psychological Measurement 20, 1960, 37-46). -1 to 1; empty without items, or if both raters
   * used only the same one category.
   */
  public OptionalDouble kappa() {
    double n = total();
    if (n == 0) {
      return OptionalDouble.empty();
    }
    double chance =
        IntStream.range(0, categories.size()).mapToDouble(i -> row(i) / n * (column(i) / n)).sum();
    return chance >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((agreement() - chance) / (1 - chance));
  }

  private long count(int row, int column) {
    return counts.get(row).get(column);
  }

  private double row(int i) {
    return counts.get(i).stream().mapToLong(n -> n).sum();
  }

  private double column(int i) {
    return counts.stream().mapToLong(row -> row.get(i)).sum();
  }
}
