package dev.retune.clustering.model;

/**
 * A badge and the test that it rests on.
 *
 * @param pValue adjusted for the number of topics tested; 1 where there was nothing to test
 * @param observed votes or, for new topics, texts of the current week
 * @param expected how many were to be expected from the weeks before
 */
public record BadgeFinding(TopicBadge badge, double pValue, int observed, double expected) {
  /** A finding without a test. */
  public static final BadgeFinding UNTESTED = new BadgeFinding(TopicBadge.NONE, 1, 0, 0);
}
