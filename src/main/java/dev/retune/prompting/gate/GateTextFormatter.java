package dev.retune.prompting.gate;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import java.util.List;

/** Says in words what the gate decided, and what is missing. */
public final class GateTextFormatter {
  private final Texts texts;

  /** Uses the language of the texts. */
  public GateTextFormatter(Texts texts) {
    this.texts = texts;
  }

  /** Returns the decision with its figures. */
  public String text(GateFigures figures) {
    return stored(figures).text();
  }

  /** Returns the same to be stored. */
  public StoredText stored(GateFigures figures) {
    Message decision = Message.of(key(figures), args(figures));
    return StoredText.of(
        texts,
        figures.errorRate() < RevisionGate.ERROR_RATE
            ? List.of(decision, Message.of("prompts.gate.several", figures.errorRate()))
            : List.of(decision));
  }

  private static String key(GateFigures figures) {
    int decided = figures.disliked().total() + figures.liked().total();
    return switch (figures.cause()) {
      case PROVEN -> "prompts.gate.proven";
      case UNDECIDED -> decided == 0 ? "prompts.gate.noneDecided" : "prompts.gate.undecided";
      case LIKED_LOST -> "prompts.gate.likedLost";
      case NOT_BETTER -> "prompts.gate.notBetter";
      case TOO_FEW_LIKED -> "prompts.gate.tooFewLiked";
      case TOO_FEW_DISLIKED -> "prompts.gate.tooFewDisliked";
      case TOO_FEW_OF_BOTH -> "prompts.gate.tooFewOfBoth";
    };
  }

  private static Object[] args(GateFigures figures) {
    return new Object[] {
      figures.disliked().total(),
      figures.disliked().better(),
      figures.disliked().worse(),
      ProbabilityFormatter.of(figures.pValue()),
      figures.liked().total(),
      figures.liked().worse(),
      figures.lossBound(),
      figures.lossLimit(),
      figures.missingDisliked(),
      figures.missingLiked(),
      figures.undecided()
    };
  }
}
