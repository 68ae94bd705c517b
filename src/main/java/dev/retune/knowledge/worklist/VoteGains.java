package dev.retune.knowledge.worklist;

import dev.retune.improvement.model.VoteGain;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;

/**
 * The dislikes that a fix could prevent in a window like the one examined: D times the share k/n,
 * with D times the 95 % score interval of that share (E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22 (1927) 209-212). n is the number of examined
 * dislikes about the document, k how many of them have a cause that a fix can cure, and D the
 * number of all dislikes about it, which is n when the whole window was examined and is scaled up
 * from the sample otherwise. Dislikes that a reviewer found unfounded count in n and not in k.
 */
final class VoteGains {
  private final double scale;

  /**
   * Counts in a window.
   *
   * @param all number of dislikes in the window
   * @param examined number of those that were examined
   */
  VoteGains(long all, int examined) {
    this.scale = examined == 0 ? 1 : (double) all / examined;
  }

  /** The gain from k of n examined dislikes. */
  VoteGain of(int curable, int examined) {
    if (examined == 0) {
      return new VoteGain(0, 0, 0);
    }
    ConfidenceInterval share = new DislikeRatio(examined, curable).wilson95();
    double dislikes = examined * scale;
    return new VoteGain(curable * scale, dislikes * share.low(), dislikes * share.high());
  }
}
