package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.recommendation.LanguageAdvice;
import dev.retune.embedding.recommendation.RecommendedModel;

/** Formats the advice to use another model. */
public final class LanguageAdviceFormatter {
  private LanguageAdviceFormatter() {}

  public static void print(Terminal terminal, LanguageAdvice advice) {
    Texts texts = terminal.texts();
    String language = texts.get("index.language." + advice.language().name());
    terminal.printMessage("cli.language.other", advice.share(), language, advice.model());
    RecommendedModel model = advice.recommended();
    if (advice.installed().isPresent()) {
      terminal.printMessage("cli.language.installed", advice.installed().get());
      return;
    }
    terminal.printMessage(
        "cli.language.add",
        model.repository(),
        model.megabytes(),
        model.license(),
        language,
        texts.get(model.use().key()));
    model
        .score(advice.language())
        .ifPresent(
            score ->
                terminal.printMessage(
                    "cli.language.score", score.test(), score.score(), score.builtIn()));
    for (RecommendedModel other : advice.others()) {
      terminal.printMessage(
          "cli.language.alternative",
          other.repository(),
          other.megabytes(),
          other.license(),
          texts.get(other.use().key()));
    }
  }
}
