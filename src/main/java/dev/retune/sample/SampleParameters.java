package dev.retune.sample;

/**
 * Parameters of the ten weeks: satisfaction is high for six weeks, then outdated documents are
 * imported and the answers based on them are disliked.
 */
final class SampleParameters {
  static final int WEEKS = 10;

  /** The week in which the outdated editions are imported, counted from 0. */
  static final int STALE_WEEK = 6;

  static final int CONVERSATIONS = 3_000;
  static final int VOTES = 8_000;

  /** Share of dislikes among votes on a good answer, and on a bad one. */
  static final double DISLIKES_OF_GOOD = 0.05;

  static final double DISLIKES_OF_BAD = 0.78;

  /** Share of bad answers that are based on an outdated edition, once there are any. */
  static final double STALE_OF_BAD = 0.65;

  /** Share of the remaining bad answers that are based on a document about another subject. */
  static final double STRAY_OF_BAD = 0.4;

  static final double KOREAN = 0.42;
  static final double DISLIKES_WITH_TEXT = 0.6;
  static final double LIKES_WITH_TEXT = 0.08;

  private SampleParameters() {}

  /** The share of bad answers in a week (counted from 0), 0 to 1. */
  static double badAnswers(int week) {
    return switch (week) {
      case 0, 2, 5 -> 0.20;
      case 1, 4 -> 0.21;
      case 3 -> 0.19;
      case 6 -> 0.36;
      case 7 -> 0.50;
      case 8 -> 0.56;
      default -> 0.60;
    };
  }
}
