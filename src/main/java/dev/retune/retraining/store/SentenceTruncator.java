package dev.retune.retraining.store;

/** A sentence as the workspace keeps it. */
public final class SentenceTruncator {
  private static final int LONGEST = 1000;

  private SentenceTruncator() {}

  /** The sentence, cut where its column ends. */
  public static String fitting(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
