package dev.retune.improvement;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.retraining.statistics.TwoProportionZTest;

/** Says what votes show, in part of a sentence. */
public final class EffectFormatter {
  private EffectFormatter() {}

  /** The difference of the dislike ratio with its interval, or that there are too few votes. */
  public static String of(Texts texts, TwoProportionZTest test) {
    String verdict = texts.get("cli.history." + test.verdict());
    return test.verdict() == Verdict.TOO_FEW_VOTES
        ? verdict
        : texts.get(
            "improvement.change",
            test.change() * 100,
            test.interval().low() * 100,
            test.interval().high() * 100,
            verdict);
  }
}
