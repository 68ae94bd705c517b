package dev.retune.prompting.gate;

import dev.retune.prompting.gate.GateFigures.Cause;

/**
 * Decides about a proposal. It must answer disliked questions better (sign test) and lose fewer
 * than 5 % of the liked answers (Wilson bound), both at an error rate of 5 % divided by the number
 * of proposals tried against the same live prompt, because each further try is another chance to be
 * wrong (C. E. Bonferroni, 1936).
 */
public final class RevisionGate {
  /** Error rate of the first proposal. */
  public static final double ERROR_RATE = 0.05;

  /** The share of liked answers that may not be lost. */
  public static final double LOSS_LIMIT = 0.05;

  // a difference that needs more questions than this is not worth waiting for
  private static final int MOST_MISSING = 500;
  // with fewer, shares say little about what more questions would show
  private static final int FEWEST = 40;

  /**
   * Returns how many held-out liked questions a proposal needs that loses none of them.
   *
   * @param earlier number of proposals that were judged on votes about the same live prompt before
   */
  public static int likedNeeded(int earlier) {
    return new LossBound(LOSS_LIMIT, ERROR_RATE / (earlier + 1)).needed(0);
  }

  /** Decides. */
  public GateFigures decide(GateReading reading) {
    double rate = ERROR_RATE / (reading.earlier() + 1);
    LossBound bound = new LossBound(LOSS_LIMIT, rate);
    PairedCounts disliked = reading.disliked();
    PairedCounts liked = reading.liked();
    double p = PairedSignTest.pValue(disliked.better(), disliked.worse());
    int lost = liked.worse();
    int missingLiked = bound.isMet(lost, liked.total()) ? 0 : bound.needed(lost) - liked.total();
    int missingDisliked = p <= rate ? 0 : missing(disliked, rate);
    Cause cause = cause(reading, bound, missingDisliked, missingLiked);
    return new GateFigures(
        verdict(cause),
        disliked,
        liked,
        reading.undecided(),
        rate,
        p,
        bound.upper(lost, liked.total()),
        LOSS_LIMIT,
        missingDisliked > MOST_MISSING ? 0 : missingDisliked,
        missingLiked,
        cause);
  }

  private static Cause cause(
      GateReading reading, LossBound bound, int missingDisliked, int missingLiked) {
    PairedCounts liked = reading.liked();
    if (reading.undecided() > 0) {
      return Cause.UNDECIDED;
    }
    // as many as could have passed were judged, and too many of them are lost
    boolean loses =
        liked.total() >= bound.needed(0) && (double) liked.worse() / liked.total() >= LOSS_LIMIT;
    if (loses || bound.lower(liked.worse(), liked.total()) >= LOSS_LIMIT) {
      return Cause.LIKED_LOST;
    }
    if (missingDisliked > MOST_MISSING) {
      return Cause.NOT_BETTER;
    }
    if (missingLiked > 0) {
      return missingDisliked > 0 ? Cause.TOO_FEW_OF_BOTH : Cause.TOO_FEW_LIKED;
    }
    return missingDisliked > 0 ? Cause.TOO_FEW_DISLIKED : Cause.PROVEN;
  }

  private static RevisionVerdict verdict(Cause cause) {
    return switch (cause) {
      case PROVEN -> RevisionVerdict.ACCEPTED;
      case LIKED_LOST, NOT_BETTER -> RevisionVerdict.REJECTED;
      case UNDECIDED, TOO_FEW_LIKED, TOO_FEW_DISLIKED, TOO_FEW_OF_BOTH -> RevisionVerdict.HELD;
    };
  }

  /**
   * How many more questions the sign test needs at the same shares; more than the most if never.
   */
  private static int missing(PairedCounts counts, double rate) {
    if (counts.total() < FEWEST) {
      return FEWEST - counts.total();
    }
    for (int more = 1; more <= MOST_MISSING; more++) {
      double grown = (double) (counts.total() + more) / counts.total();
      int better = (int) Math.floor(counts.better() * grown);
      int worse = (int) Math.ceil(counts.worse() * grown);
      if (PairedSignTest.pValue(better, worse) <= rate) {
        return more;
      }
    }
    return MOST_MISSING + 1;
  }
}
