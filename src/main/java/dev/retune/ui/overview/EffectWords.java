package dev.retune.ui.overview;

import dev.retune.retrain.Effect;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;

/** Says what users made of a promotion. */
final class EffectWords {
  private final Texts texts;
  private final Figures figures;

  EffectWords(Texts texts, Figures figures) {
    this.texts = texts;
    this.figures = figures;
  }

  String verdict(Effect effect) {
    return texts.get("ui.overview.effect." + effect.verdict().name());
  }

  static Mood mood(Effect effect) {
    return switch (effect.verdict()) {
      case IMPROVED -> Mood.CALM;
      case WORSE -> Mood.BAD;
      case NO_VISIBLE_CHANGE, TOO_FEW_VOTES -> Mood.PLAIN;
    };
  }

  String sentence(Effect effect) {
    return switch (effect.verdict()) {
      case IMPROVED, WORSE, NO_VISIBLE_CHANGE ->
          texts.get(
              "ui.overview.effect.figures",
              figures.percent(effect.before().value()),
              figures.percent(effect.after().value()),
              effect.after().votes());
      case TOO_FEW_VOTES -> texts.get("ui.overview.effect.few", effect.after().votes());
    };
  }
}
