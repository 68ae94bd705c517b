package dev.retune.report.weekly;

import dev.retune.clustering.model.TopicWeek;
import dev.retune.improvement.model.CureSummary;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one week.
 *
 * @param from first instant
 * @param to end, exclusive: the week's end or {@code asOf}, whichever is first
 * @param zone the time zone of the week
 * @param asOf the current time of the report
 * @param ratio votes and dislikes
 * @param before the same of the previous week
 * @param change change of satisfaction against it; empty when either week has no votes
 * @param answers number of conversations begun in the week
 * @param coverage the share of these with a vote, 0 to 1; 0 without answers
 * @param votesPerAnswer votes on these conversations, from any time / conversations; may exceed 1;
 *     0 without answers
 * @param adjudicatedRatio dislike ratio after reviewers' decisions, 0 to 1
 * @param threshold the dislike ratio above which satisfaction is too low, 0 to 1
 * @param reasons of the dislikes, most frequent first
 * @param dislikesWithoutReason number of dislikes without a reason, not included in {@code reasons}
 * @param complaints a selection of reasons as written by users
 * @param runs re-embedding runs that ended in the week, oldest first
 * @param switches changes of the live index in the week, oldest first
 * @param liveVersion the version that was live at {@code to}
 * @param nextRun when the next scheduled run is planned, if any
 * @param days the four weeks that end at {@code to}, for the chart
 * @param cures what was done about dislikes in the week
 * @param topics what the dislikes of the week are about
 */
public record WeeklyReport(
    IsoWeek week,
    Instant from,
    Instant to,
    String zone,
    Instant asOf,
    DislikeRatio ratio,
    DislikeRatio before,
    Optional<NewcombeDifference> change,
    long answers,
    double coverage,
    double votesPerAnswer,
    double adjudicatedRatio,
    double threshold,
    List<Reason> reasons,
    long dislikesWithoutReason,
    List<Complaint> complaints,
    List<Outcome> runs,
    List<Switch> switches,
    Optional<String> liveVersion,
    Optional<Instant> nextRun,
    List<TimeBucket> days,
    CureSummary cures,
    TopicWeek topics) {

  /**
   * The frequency of a reason.
   *
   * @param share of the week's dislikes, 0 to 1
   * @param before its number in the previous week
   */
  public record Reason(String code, long votes, double share, long before) {}

  /** A reason as written by a user. */
  public record Complaint(String code, String text) {}

  /**
   * The result of a re-embedding run.
   *
   * @param state such as {@code PROMOTED}
   * @param gate the gate's figures, if it was reached
   */
  public record Outcome(long run, String state, Optional<String> version, Optional<Gate> gate) {}

  /**
   * The gate's figures.
   *
   * @param live nDCG@10 of the live version, 0 to 1
   * @param candidate nDCG@10 of the candidate, 0 to 1
   * @param pValue two-sided
   * @param questions number of questions
   * @param languages the figures by language, when there is more than one
   */
  public record Gate(
      double live,
      double candidate,
      double pValue,
      int questions,
      List<LanguageChange> languages) {}

  /** A change of the live index. */
  public record Switch(Instant at, boolean rollback, String version) {}

  /** Whether the week is not over yet. */
  public boolean unfinished() {
    return to.isBefore(week.end(ZoneId.of(zone)));
  }
}
