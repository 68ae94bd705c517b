package dev.retune.sample;

/**
 * How satisfaction goes over ten weeks: well for six, then a batch of old editions comes in and the
 * answers drawn from it are disliked.
 */
final class SampleParameters {
  static final int WEEKS = 10;

  /** The week in which the old editions come in, counted from 0. */
  static final int STALE_WEEK = 6;

  static final int CONVERSATIONS = 3_000;
  static final int VOTES = 8_000;

  /** Dislikes among votes on a good answer, and on a bad one. */
  static final double DISLIKES_OF_GOOD = 0.05;

  static final double DISLIKES_OF_BAD = 0.78;

  /** Bad answers that come from an old edition once there are any. */
  static final double STALE_OF_BAD = 0.65;

  /** Bad answers, old editions apart, that come from another subject's document. */
  static final double STRAY_OF_BAD = 0.4;

  static final double KOREAN = 0.42;
  static final double DISLIKES_WITH_TEXT = 0.6;
  static final double LIKES_WITH_TEXT = 0.08;

  private SampleParameters() {}

  /** The share of bad answers in a week counted from 0. */
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
