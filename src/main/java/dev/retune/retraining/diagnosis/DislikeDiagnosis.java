package dev.retune.retraining.diagnosis;

import dev.retune.statistics.model.SampledCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The causes of a window's dislikes.
 *
 * @param from start of the window, inclusive
 * @param to end of the window, exclusive
 * @param dislikes number in the window
 * @param examined number examined: all, or a sample drawn with a fixed seed
 * @param shares one per category, in the order of {@link CauseCategory}
 * @param evidence one per kind of evidence, in the order of {@link CauseEvidence}
 * @param improvable number of examined dislikes that re-embedding may prevent
 * @param canHelp whether re-embedding can help enough to be worth a run
 * @param why one sentence in the user's language
 * @param findings one per examined dislike
 */
public record DislikeDiagnosis(
    Instant from,
    Instant to,
    long dislikes,
    int examined,
    List<Share> shares,
    List<EvidenceCount> evidence,
    int improvable,
    boolean canHelp,
    String why,
    List<Finding> findings) {
  /** The minimum share of improvable dislikes for which re-embedding is worthwhile. */
  public static final double WORTHWHILE = 0.25;

  /** Copies the lists. */
  public DislikeDiagnosis {
    shares = List.copyOf(shares);
    evidence = List.copyOf(evidence);
    findings = List.copyOf(findings);
  }

  /**
   * How many of all dislikes a number of examined ones stands for; empty when none were examined.
   */
  public Optional<SampledCount> count(int some) {
    return examined == 0
        ? Optional.empty()
        : Optional.of(new SampledCount(Math.toIntExact(dislikes), examined, some));
  }

  /** The number of examined dislikes of a category whose cause is only assumed. */
  public int assumed(CauseCategory category) {
    return (int)
        findings.stream()
            .filter(found -> found.route() == category && found.basis() == CauseEvidence.NONE)
            .count();
  }

  /** Whether only a sample of the dislikes was examined. */
  public boolean sampled() {
    return examined < dislikes;
  }

  /**
   * The share of a category.
   *
   * @param route the category
   * @param dislikes number of examined dislikes in it
   * @param share its fraction of the examined dislikes, 0 to 1; 0 when none were examined
   */
  public record Share(CauseCategory route, int dislikes, double share) {}

  /** The number of examined dislikes whose cause was concluded from one kind of evidence. */
  public record EvidenceCount(CauseEvidence kind, int dislikes) {}

  /**
   * The cause of one dislike.
   *
   * @param voteId the vote
   * @param conversationId the disliked answer
   * @param question as the user typed it
   * @param reasonCode the vote's code; may be empty
   * @param route the category of the cause
   * @param basis what the cause was concluded from
   * @param evidence the supporting observation, one sentence in the user's language
   * @param document the document that the dislike is about; empty when no document is similar
   */
  public record Finding(
      long voteId,
      long conversationId,
      String question,
      String reasonCode,
      CauseCategory route,
      CauseEvidence basis,
      String evidence,
      Optional<ConcernedDocument> document) {}
}
