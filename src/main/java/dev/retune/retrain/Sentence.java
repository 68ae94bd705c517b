package dev.retune.retrain;

/** A sentence as the workspace keeps it. */
final class Sentence {
  private static final int LONGEST = 1000;

  private Sentence() {}

  /** The sentence, cut where its column ends. */
  static String fitting(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
