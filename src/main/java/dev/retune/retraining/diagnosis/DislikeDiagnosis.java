package dev.retune.retraining.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * Where a window's dislikes come from.
 *
 * @param from first instant of the window
 * @param to first instant after it
 * @param dislikes in the window
 * @param examined of them: all, or a sample drawn with a fixed seed
 * @param shares one for every route, in the order of {@link CauseCategory}
 * @param canHelp whether re-embedding can help enough to be worth a run
 * @param why one sentence in the user's language
 * @param findings one for each examined dislike
 */
public record DislikeDiagnosis(
    Instant from,
    Instant to,
    long dislikes,
    int examined,
    List<Share> shares,
    boolean canHelp,
    String why,
    List<Finding> findings) {

  /** Copies the lists. */
  public DislikeDiagnosis {
    shares = List.copyOf(shares);
    findings = List.copyOf(findings);
  }

  /**
   * A route's part.
   *
   * @param route where the cause lies
   * @param dislikes examined ones with that cause
   * @param share of the examined, 0 to 1; 0 when none were
   */
  public record Share(CauseCategory route, int dislikes, double share) {}

  /**
   * One dislike and its route.
   *
   * @param voteId the vote
   * @param conversationId what was disliked
   * @param question as the user typed it
   * @param reasonCode of the vote, may be empty
   * @param route where the cause lies
   * @param evidence what says so, one sentence in the user's language
   */
  public record Finding(
      long voteId,
      long conversationId,
      String question,
      String reasonCode,
      CauseCategory route,
      String evidence) {}
}
