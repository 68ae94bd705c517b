package dev.retune.retrain;

import java.util.Optional;

/**
 * The rules that route a dislike, in their order; the first that applies wins. What users say of
 * style and speed is taken as said. A right document that is known decides next; then whether any
 * document is near. Where one may be, what matters is whether the live index finds it: it most
 * likely does when it finds the document that the answer was made from, or when one document stands
 * out; else the search is to blame.
 */
enum Ground {
  /** The reason is tone, length or clarity. */
  SAID_STYLE(Route.STYLE),
  /** The reason is slowness. */
  SAID_SLOW(Route.SERVICE),
  /** A right document is known, and is not among the first. */
  RIGHT_MISSED(Route.RETRIEVAL),
  /** A right document is known, and is among the first. */
  RIGHT_FOUND(Route.CONTENT),
  /** No document is as near as the good questions' ones are. */
  NOTHING_NEAR(Route.GAP),
  /** The answer was made from a document among the first. */
  SERVED_FOUND(Route.CONTENT),
  /** One document stands out for the index, whatever the answer was made from. */
  FOUND_CLEARLY(Route.CONTENT),
  /** The reason is that the answer has nothing to do with the question. */
  SAID_IRRELEVANT(Route.RETRIEVAL),
  /** The answer was made from a document that the index does not put among the first. */
  SERVED_MISSED(Route.RETRIEVAL),
  /** Nothing speaks against what was found. */
  NOTHING_AGAINST(Route.CONTENT);

  private final Route route;

  Ground(Route route) {
    this.route = route;
  }

  Route route() {
    return route;
  }

  /**
   * The rule that applies.
   *
   * @param sight nothing while no index is live
   * @param near least cosine at which a document counts as near
   */
  static Ground of(Dislike dislike, Optional<Sight> sight, double near) {
    return switch (dislike.reasonCode()) {
      case "tone", "too_long", "unclear" -> SAID_STYLE;
      case "too_slow" -> SAID_SLOW;
      case String code ->
          sight
              .map(s -> seen(dislike, s, near))
              .orElse(code.equals("irrelevant") ? SAID_IRRELEVANT : NOTHING_AGAINST);
    };
  }

  private static Ground seen(Dislike dislike, Sight sight, double near) {
    if (!dislike.right().isEmpty()) {
      boolean found = sight.found().stream().anyMatch(dislike.right()::contains);
      return found ? RIGHT_FOUND : RIGHT_MISSED;
    }
    if (sight.nearest() < near) {
      return NOTHING_NEAR;
    }
    if (dislike.served().filter(sight.found()::contains).isPresent()) {
      return SERVED_FOUND;
    }
    if (sight.isClear()) {
      return FOUND_CLEARLY;
    }
    if (dislike.reasonCode().equals("irrelevant")) {
      return SAID_IRRELEVANT;
    }
    return dislike.served().isPresent() ? SERVED_MISSED : NOTHING_AGAINST;
  }
}
