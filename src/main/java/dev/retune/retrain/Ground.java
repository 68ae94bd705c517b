package dev.retune.retrain;

import java.util.Optional;

/**
 * The rules that route a dislike, in their order; the first that applies wins. What users say of
 * style and speed is taken as said. A right document that is known decides next; then how near any
 * document is; then what users say; then the document that the answer was made from.
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
  /** The reason is that the answer has nothing to do with the question. */
  SAID_IRRELEVANT(Route.RETRIEVAL),
  /** The answer was made from a document that the index does not put among the first. */
  SERVED_MISSED(Route.RETRIEVAL),
  /** The answer was made from a document among the first, or nothing speaks against it. */
  SERVED_FOUND(Route.CONTENT);

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
    switch (dislike.reasonCode()) {
      case "tone", "too_long", "unclear" -> {
        return SAID_STYLE;
      }
      case "too_slow" -> {
        return SAID_SLOW;
      }
      default -> {}
    }
    if (sight.isPresent() && !dislike.right().isEmpty()) {
      boolean found = sight.get().found().stream().anyMatch(dislike.right()::contains);
      return found ? RIGHT_FOUND : RIGHT_MISSED;
    }
    if (sight.isPresent() && sight.get().nearest() < near) {
      return NOTHING_NEAR;
    }
    if (dislike.reasonCode().equals("irrelevant")) {
      return SAID_IRRELEVANT;
    }
    boolean missed =
        sight.isPresent()
            && dislike.served().isPresent()
            && !sight.get().found().contains(dislike.served().get());
    return missed ? SERVED_MISSED : SERVED_FOUND;
  }
}
