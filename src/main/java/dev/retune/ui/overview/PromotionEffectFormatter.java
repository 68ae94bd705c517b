package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;

/** Formats the user votes after a promotion. */
final class PromotionEffectFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;

  PromotionEffectFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  String verdict(PromotionEffect effect) {
    return texts.get("ui.overview.effect." + effect.verdict().name());
  }

  static Severity severity(PromotionEffect effect) {
    return switch (effect.verdict()) {
      case IMPROVED -> Severity.CALM;
      case WORSE -> Severity.BAD;
      case NO_VISIBLE_CHANGE, TOO_FEW_VOTES -> Severity.PLAIN;
    };
  }

  String sentence(PromotionEffect effect) {
    return switch (effect.verdict()) {
      case IMPROVED, WORSE, NO_VISIBLE_CHANGE ->
          texts.get(
              "ui.overview.effect.figures",
              formatter.percent(effect.before().value()),
              formatter.percent(effect.after().value()),
              effect.after().votes());
      case TOO_FEW_VOTES -> texts.get("ui.overview.effect.few", effect.after().votes());
    };
  }
}
