package dev.retune.improvement.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retune.retraining.statistics.TwoProportionZTest;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;

/**
 * What users made of a cure: votes on the answers that it concerns, before and after.
 *
 * @param since when it went live
 * @param dislikesBefore dislikes before
 * @param votesBefore votes before
 * @param dislikesAfter dislikes since
 * @param votesAfter votes since
 */
public record VoteEffect(
    Instant since, long dislikesBefore, long votesBefore, long dislikesAfter, long votesAfter) {
  /** An effect of two ratios. */
  public static VoteEffect of(Instant since, DislikeRatio before, DislikeRatio after) {
    return new VoteEffect(
        since, before.dislikes(), before.votes(), after.dislikes(), after.votes());
  }

  /** Dislikes and votes before. */
  public DislikeRatio before() {
    return new DislikeRatio(votesBefore, dislikesBefore);
  }

  /** Dislikes and votes since. */
  public DislikeRatio after() {
    return new DislikeRatio(votesAfter, dislikesAfter);
  }

  /** The difference of both ratios with its interval. */
  @JsonProperty
  public TwoProportionZTest test() {
    return TwoProportionZTest.of(before(), after());
  }
}
