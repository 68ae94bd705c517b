package dev.retune.retraining.diagnosis;

import java.util.Optional;

/**
 * The rules that determine the cause of a dislike; the first applicable one wins. Reasons about
 * style and speed are accepted as given. Next, a known relevant document decides, then whether any
 * document is similar. If so, the rules ask whether the live index finds the relevant document: it
 * most likely does when it finds the document used for the answer, or when one document stands out;
 * otherwise retrieval is the cause.
 */
enum DislikeCause {
  /** The reason is tone, length or clarity. */
  SAID_STYLE(CauseCategory.STYLE),
  /** The reason is slowness. */
  SAID_SLOW(CauseCategory.SERVICE),
  /** A relevant document is known, and is not among the first. */
  RIGHT_MISSED(CauseCategory.RETRIEVAL),
  /** A relevant document is known, and is among the first. */
  RIGHT_FOUND(CauseCategory.CONTENT),
  /** No document is as similar as those of answerable questions. */
  NOTHING_NEAR(CauseCategory.GAP),
  /** The answer used a document among the first. */
  SERVED_FOUND(CauseCategory.CONTENT),
  /** One document stands out, whatever document the answer used. */
  FOUND_CLEARLY(CauseCategory.CONTENT),
  /** The reason is that the answer is unrelated to the question. */
  SAID_IRRELEVANT(CauseCategory.RETRIEVAL),
  /** The answer used a document that is not among the first. */
  SERVED_MISSED(CauseCategory.RETRIEVAL),
  /** There is no sign of a retrieval failure. */
  NOTHING_AGAINST(CauseCategory.CONTENT);

  private final CauseCategory category;

  DislikeCause(CauseCategory category) {
    this.category = category;
  }

  CauseCategory route() {
    return category;
  }

  /** Finds the first applicable rule without a live index. */
  static DislikeCause of(DislikedVote dislike) {
    return said(dislike)
        .orElse(dislike.reasonCode().equals("irrelevant") ? SAID_IRRELEVANT : NOTHING_AGAINST);
  }

  /**
   * Finds the first applicable rule.
   *
   * @param probe the retrieval result of the live index
   * @param near minimum cosine of a similar document
   */
  static DislikeCause of(DislikedVote dislike, RetrievalProbe probe, double near) {
    return said(dislike).orElseGet(() -> seen(dislike, probe, near));
  }

  private static Optional<DislikeCause> said(DislikedVote dislike) {
    return switch (dislike.reasonCode()) {
      case "tone", "too_long", "unclear" -> Optional.of(SAID_STYLE);
      case "too_slow" -> Optional.of(SAID_SLOW);
      default -> Optional.empty();
    };
  }

  private static DislikeCause seen(DislikedVote dislike, RetrievalProbe probe, double near) {
    if (!dislike.right().isEmpty()) {
      boolean found = probe.found().stream().anyMatch(dislike.right()::contains);
      return found ? RIGHT_FOUND : RIGHT_MISSED;
    }
    if (probe.nearest() < near) {
      return NOTHING_NEAR;
    }
    if (dislike.served().filter(probe.found()::contains).isPresent()) {
      return SERVED_FOUND;
    }
    if (probe.isClear()) {
      return FOUND_CLEARLY;
    }
    if (dislike.reasonCode().equals("irrelevant")) {
      return SAID_IRRELEVANT;
    }
    return dislike.served().isPresent() ? SERVED_MISSED : NOTHING_AGAINST;
  }
}
