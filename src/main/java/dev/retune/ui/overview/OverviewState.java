package dev.retune.ui.overview;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.control.ShareBars.Share;
import dev.retune.ui.format.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * The screen in words and figures.
 *
 * @param held that votes wait for somebody's word; empty when none do
 */
record OverviewState(
    String held,
    Dial dial,
    Votes votes,
    Review review,
    Trigger trigger,
    Live live,
    Trend trend,
    Why why) {

  /**
   * The ratio against the threshold.
   *
   * @param value the ratio in figures
   * @param against what it is held against, in words
   */
  record Dial(
      DislikeRatio ratio,
      double threshold,
      String value,
      String headline,
      Severity severity,
      String against,
      String interval) {}

  /**
   * How many votes, and on how many answers.
   *
   * @param daily how many each day, those without any too
   * @param busiest the day with most, in words; empty without votes
   */
  record Votes(
      long liked,
      long disliked,
      String count,
      String likes,
      String dislikes,
      String coverage,
      String answers,
      List<Long> daily,
      String busiest) {}

  /**
   * The ratio before and after reviewers' decisions.
   *
   * @param moved what the decisions changed
   * @param change against the window before; empty when there is none
   * @param worse whether that change is for the worse
   */
  record Review(String raw, String adjudicated, String moved, String change, boolean worse) {}

  /** When and why the index would be made anew. */
  record Trigger(String state, Severity severity, String why, String votes) {}

  /**
   * The version that answers.
   *
   * @param quality its nDCG@10
   * @param rests on what that figure rests
   * @param verdict what users made of its promotion; empty when there is nothing to say
   * @param effect the same with figures
   */
  record Live(
      String version,
      String detail,
      String quality,
      String rests,
      String verdict,
      Severity severity,
      String effect) {}

  /** One day that has votes. */
  record Day(LocalDate day, double ratio, double low, double high, String said) {}

  /** A mark on the trend, at a moment in days since the epoch. */
  record Mark(double moment, TimelineEvent.Kind kind, String said) {}

  /** The ratio by day, and what happened meanwhile; {@code none} says why there is no day. */
  record Trend(List<Day> days, List<Mark> marks, String none) {}

  /**
   * The reasons of the dislikes.
   *
   * @param codes of the bars, in their order
   * @param none what is said instead of bars; empty when there are some
   * @param rest codes that are not shown; empty when all are
   * @param without dislikes that carry no reason; empty when all do
   */
  record Why(List<String> codes, List<Share> bars, String none, String rest, String without) {}
}
