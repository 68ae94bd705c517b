package dev.retune.retraining.store;

/** Truncates sentences for the database. */
public final class SentenceTruncator {
  private static final int LONGEST = 1000;

  private SentenceTruncator() {}

  /** The sentence, truncated to the length of its column. */
  public static String fitting(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
