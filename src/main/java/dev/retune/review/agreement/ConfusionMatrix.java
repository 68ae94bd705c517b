package dev.retune.review.agreement;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How often one rater said this and another that, over the same things.
 *
 * @param categories what can be said, in the order of rows and columns
 * @param counts by what the first rater said (rows), then the second (columns)
 */
public record ConfusionMatrix(List<String> categories, List<List<Long>> counts) {

  /** Copies the lists. */
  public ConfusionMatrix {
    categories = List.copyOf(categories);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** How many things both judged. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(n -> n).sum();
  }

  /** The share on which they agree, 0 to 1; 0 when there is nothing. */
  public double agreement() {
    long same = IntStream.range(0, categories.size()).mapToLong(i -> count(i, i)).sum();
    return total() == 0 ? 0 : (double) same / total();
  }

  /**
   * Cohen's kappa, (p_o - p_e) / (1 - p_e) with the observed agreement p_o and p_e, that which
   * chance would bring given how often each rater uses each category (J. Cohen, A coefficient of
   * agreement for nominal scales, Educational and Psychological Measurement 20, 1960, 37-46). -1 to
   * 1; empty when there is nothing, or both always said the same one thing.
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
