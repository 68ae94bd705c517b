package dev.retune.publishing.model;

/**
 * What a verification found.
 *
 * @param expected number of passages that the target should have
 * @param counted number that it has
 * @param probes number of searches
 * @param questions how many of them are golden questions; the others are passages
 * @param recall share of the exact top ten that the target found, 0 to 1
 */
public record VerificationResult(
    long expected, long counted, int probes, int questions, double recall) {
  /** The lowest recall with which a version may go live. */
  public static final double LEAST_RECALL = 0.98;

  /** Whether counts are equal and searches find the same. */
  public boolean passed() {
    return expected == counted && recall >= LEAST_RECALL;
  }
}
