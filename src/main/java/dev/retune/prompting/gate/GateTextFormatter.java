package dev.retune.prompting.gate;

import dev.retune.common.i18n.Texts;

/** Says in words what the gate decided, and what is missing. */
public final class GateTextFormatter {
  private final Texts texts;

  /** Uses the language of the texts. */
  public GateTextFormatter(Texts texts) {
    this.texts = texts;
  }

  /** Returns the decision with its figures. */
  public String text(GateFigures figures) {
    String sentence = texts.get(key(figures.cause()), args(figures));
    return figures.errorRate() < RevisionGate.ERROR_RATE
        ? sentence + " " + texts.get("prompting.gate.several", figures.errorRate())
        : sentence;
  }

  private static String key(GateFigures.Cause cause) {
    return switch (cause) {
      case PROVEN -> "prompting.gate.proven";
      case UNDECIDED -> "prompting.gate.undecided";
      case LIKED_LOST -> "prompting.gate.likedLost";
      case NOT_BETTER -> "prompting.gate.notBetter";
      case TOO_FEW_LIKED -> "prompting.gate.tooFewLiked";
      case TOO_FEW_DISLIKED -> "prompting.gate.tooFewDisliked";
      case TOO_FEW_OF_BOTH -> "prompting.gate.tooFewOfBoth";
    };
  }

  private static Object[] args(GateFigures figures) {
    return new Object[] {
      figures.disliked().total(),
      figures.disliked().better(),
      figures.disliked().worse(),
      figures.pValue(),
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
