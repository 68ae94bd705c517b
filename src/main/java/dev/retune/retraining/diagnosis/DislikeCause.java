package dev.retune.retraining.diagnosis;

import java.util.Optional;

/**
 * The rules that route a dislike, in their order; the first that applies wins. What users say of
 * style and speed is taken as said. A right document that is known decides next; then whether any
 * document is near. Where one may be, what matters is whether the live index finds it: it most
 * likely does when it finds the document that the answer was made from, or when one document stands
 * out; else the search is to blame.
 */
enum DislikeCause {
  /** The reason is tone, length or clarity. */
  SAID_STYLE(CauseCategory.STYLE),
  /** The reason is slowness. */
  SAID_SLOW(CauseCategory.SERVICE),
  /** A right document is known, and is not among the first. */
  RIGHT_MISSED(CauseCategory.RETRIEVAL),
  /** A right document is known, and is among the first. */
  RIGHT_FOUND(CauseCategory.CONTENT),
  /** No document is as near as the good questions' ones are. */
  NOTHING_NEAR(CauseCategory.GAP),
  /** The answer was made from a document among the first. */
  SERVED_FOUND(CauseCategory.CONTENT),
  /** One document stands out for the index, whatever the answer was made from. */
  FOUND_CLEARLY(CauseCategory.CONTENT),
  /** The reason is that the answer has nothing to do with the question. */
  SAID_IRRELEVANT(CauseCategory.RETRIEVAL),
  /** The answer was made from a document that the index does not put among the first. */
  SERVED_MISSED(CauseCategory.RETRIEVAL),
  /** Nothing speaks against what was found. */
  NOTHING_AGAINST(CauseCategory.CONTENT);

  private final CauseCategory category;

  DislikeCause(CauseCategory category) {
    this.category = category;
  }

  CauseCategory route() {
    return category;
  }

  /**
   * The rule that applies.
   *
   * @param probe nothing while no index is live
   * @param near least cosine at which a document counts as near
   */
  static DislikeCause of(DislikedVote dislike, Optional<RetrievalProbe> probe, double near) {
    return switch (dislike.reasonCode()) {
      case "tone", "too_long", "unclear" -> SAID_STYLE;
      case "too_slow" -> SAID_SLOW;
      case String code ->
          probe
              .map(s -> seen(dislike, s, near))
              .orElse(code.equals("irrelevant") ? SAID_IRRELEVANT : NOTHING_AGAINST);
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
