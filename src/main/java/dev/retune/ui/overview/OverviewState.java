package dev.retune.ui.overview;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.control.ShareBars.Share;
import dev.retune.ui.format.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The screen as formatted text.
 *
 * @param held that votes are quarantined and need a decision; empty if none are
 * @param topics that there are new topics of complaints; empty if there are none
 */
record OverviewState(
    String held,
    String topics,
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
   * @param value the formatted ratio
   * @param against the comparison in words
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
   * The number of votes and answers.
   *
   * @param daily the votes per day, including days without votes
   * @param days what to say of each of these days
   * @param busiest the day with most votes; empty without votes
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
      List<String> days,
      String busiest) {}

  /**
   * The ratio before and after review decisions.
   *
   * @param moved the effect of the decisions
   * @param change the change since the previous period; empty without votes in either
   */
  record Review(String raw, String adjudicated, String moved, Optional<Change> change) {}

  /**
   * A change since the previous period.
   *
   * @param points change of the dislike ratio in percentage points
   * @param severity neutral where the change may be chance
   */
  record Change(String text, double points, Severity severity) {}

  /** When and why the index would be rebuilt. */
  record Trigger(String state, Severity severity, String why, String votes) {}

  /**
   * The live version.
   *
   * @param quality its nDCG@10
   * @param rests the basis of that figure
   * @param verdict the user votes after its promotion; empty if there is nothing to report
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

  /** A day with votes. */
  record Day(LocalDate day, double ratio, double low, double high, String said) {}

  /** A mark on the trend, at a time in days since the epoch. */
  record Mark(double moment, TimelineEvent.Kind kind, String said) {}

  /** The daily ratio and events; {@code none} explains an empty chart. */
  record Trend(List<Day> days, List<Mark> marks, String none) {}

  /**
   * The reasons of the dislikes.
   *
   * @param codes the codes of the bars, in order
   * @param none the text shown instead of bars; empty if there are bars
   * @param rest the codes that are not shown; empty if all are
   * @param without the dislikes without a reason; empty if all have one
   */
  record Why(List<String> codes, List<Share> bars, String none, String rest, String without) {}
}
