package dev.retune.clustering.graph;

/**
 * How many neighbours link texts and how fine groups are, for a number of texts. A group must be
 * some times denser than the whole graph. That number falls with the root of the number of texts,
 * as more texts do not mean as many more topics; a fixed resolution would splinter them.
 *
 * @param linked nearest neighbours that a text is linked to
 * @param compared nearest neighbours whose overlap is the strength of a link
 * @param density how many times as dense as the whole graph a group must be
 */
public record GroupingScale(int linked, int compared, double density) {
  // found on two public collections of labelled questions (decision 0018); one set serves both
  private static final double REFERENCE = 3_000;
  private static final double LINKED = 9;
  private static final double COMPARED = 24;
  private static final double DENSITY = 7;

  /** The scale for a number of texts. */
  public static GroupingScale of(int texts) {
    double growth = Math.sqrt(texts / REFERENCE);
    return new GroupingScale(
        (int) Math.clamp(Math.round(LINKED * growth), 3, 30),
        (int) Math.clamp(Math.round(COMPARED * growth), 8, 80),
        Math.clamp(DENSITY / Math.max(growth, 1e-3), 2, 20));
  }
}
