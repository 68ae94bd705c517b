package dev.retune.report.weekly;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one week, without words.
 *
 * @param from first instant
 * @param to end, not included: the week's end or {@code asOf}, whichever is first
 * @param zone in which the week is cut
 * @param asOf the moment that counts as now
 * @param ratio votes and dislikes
 * @param before the same of the week before
 * @param change of satisfaction against it; empty when either week has no votes
 * @param answers conversations begun in the week
 * @param coverage the share of these that have a vote, 0 to 1; 0 without answers
 * @param votesPerAnswer votes / answers, may exceed 1; 0 without answers
 * @param adjudicatedRatio dislike ratio after reviewers' decisions, 0 to 1
 * @param threshold dislike ratio above which satisfaction counts as slipped, 0 to 1
 * @param reasons of the dislikes, most frequent first
 * @param dislikesWithoutReason in no item of {@code reasons}
 * @param complaints a few of the reasons in the users' own words, as they wrote them
 * @param runs of re-embedding that ended in the week, oldest first
 * @param switches of the live index in the week, oldest first
 * @param liveVersion the version that answered at {@code to}
 * @param nextRun when the loop is planned to run next
 * @param days of the four weeks that end at {@code to}, for the picture
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
    List<TimeBucket> days) {

  /**
   * How often a reason was given.
   *
   * @param share of the week's dislikes, 0 to 1
   * @param before how often in the week before
   */
  public record Reason(String code, long votes, double share, long before) {}

  /** What somebody wrote with a dislike. */
  public record Complaint(String code, String text) {}

  /**
   * How a run of re-embedding ended.
   *
   * @param state such as {@code PROMOTED}
   * @param gate its figures, when it came so far
   */
  public record Outcome(long run, String state, Optional<String> version, Optional<Gate> gate) {}

  /**
   * The gate's figures.
   *
   * @param live nDCG@10 of the live version, 0 to 1
   * @param candidate nDCG@10 of the candidate, 0 to 1
   * @param pValue two-sided
   * @param questions judged on
   */
  public record Gate(double live, double candidate, double pValue, int questions) {}

  /** The live index changed. */
  public record Switch(Instant at, boolean rollback, String version) {}

  /** Whether the week was not over yet. */
  public boolean unfinished() {
    return to.isBefore(week.end(ZoneId.of(zone)));
  }
}
