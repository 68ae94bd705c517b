package dev.retune.clustering.graph;

/**
 * How many neighbours link texts and how fine groups are, for a number of texts. A group must be
 * some times denser than the whole graph. Up to a thousand texts that number grows with them, as
 * there are more topics in more texts; with many it falls, as the same topics are told by more
 * texts, which a fixed resolution would splinter.
 *
 * @param linked nearest neighbours that a text is linked to
 * @param compared nearest neighbours whose overlap is the strength of a link
 * @param density how many times as dense as the whole graph a group must be
 */
public record GroupingScale(int linked, int compared, double density) {
  // found on samples of two public collections, 8 to 150 topics in 100 to 13,000 texts (decision
  // 0018)
  private static final double REFERENCE = 3_000;
  private static final double LINKED = 9;
  private static final double COMPARED = 24;
  private static final double DENSITY = 7;
  // with fewer texts than this it falls
  private static final double FEW = 1_000;
  private static final double FEWER = 1.13;
  private static final double LEAST_DENSITY = 1;

  private static double density(int texts, double more) {
    return DENSITY * Math.min(1, Math.pow(texts / FEW, FEWER)) / more;
  }

  /** The scale for a number of texts. */
  public static GroupingScale of(int texts) {
    double growth = Math.sqrt(Math.max(1, texts) / REFERENCE);
    double more = Math.max(1, growth);
    return new GroupingScale(
        (int) Math.min(30, Math.round(LINKED * more)),
        (int) Math.min(80, Math.round(COMPARED * more)),
        Math.max(LEAST_DENSITY, density(texts, more)));
  }
}
