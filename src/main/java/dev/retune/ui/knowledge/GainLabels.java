package dev.retune.ui.knowledge;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.VoteGain;
import dev.retune.ui.format.ValueFormatter;

/** What a cure could prevent, in few words. */
final class GainLabels {
  private GainLabels() {}

  static String of(VoteGain gain, Texts texts, ValueFormatter formatter) {
    return texts.get(
        "ui.knowledge.gain." + gain.basis(),
        formatter.decimal(gain.estimate(), 0),
        formatter.decimal(gain.least(), 0),
        formatter.decimal(gain.most(), 0));
  }
}
