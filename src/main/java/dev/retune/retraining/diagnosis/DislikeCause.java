package dev.retune.retraining.diagnosis;

import java.util.Optional;

/**
 * The rules that determine the cause of a dislike; the first applicable one wins. Reasons about
 * style and speed are accepted as given. Next, a known relevant document decides, then whether any
 * document is similar. If so, a document that stands out in a search of the live index is most
 * likely the relevant one. Where the documents that the answer was given are known, the relevant
 * one is looked for among them, otherwise among what the live index finds now.
 */
enum DislikeCause {
  /** The reason is tone, length or clarity. */
  SAID_STYLE(CauseCategory.STYLE, CauseEvidence.REASON),
  /** The reason is slowness. */
  SAID_SLOW(CauseCategory.SERVICE, CauseEvidence.REASON),
  /** The answer was given a document known to be relevant. */
  RIGHT_SERVED(CauseCategory.CONTENT, CauseEvidence.SERVED),
  /** A relevant document is known, and the answer was not given it. */
  RIGHT_NOT_SERVED(CauseCategory.RETRIEVAL, CauseEvidence.SERVED),
  /** Same, but the live index finds it. */
  RIGHT_FOUND_SINCE(CauseCategory.RETRIEVAL, CauseEvidence.SERVED),
  /** A relevant document is known, and is not among the first. */
  RIGHT_MISSED(CauseCategory.RETRIEVAL, CauseEvidence.SEARCH),
  /** A relevant document is known, and is among the first. */
  RIGHT_FOUND(CauseCategory.CONTENT, CauseEvidence.SEARCH),
  /** No document is as similar as those of answerable questions. */
  NOTHING_NEAR(CauseCategory.GAP, CauseEvidence.SEARCH),
  /** One document stands out, and the answer was given it. */
  CLEAR_SERVED(CauseCategory.CONTENT, CauseEvidence.SERVED),
  /** One document stands out, and the answer was not given it. */
  CLEAR_NOT_SERVED(CauseCategory.RETRIEVAL, CauseEvidence.SERVED),
  /** The answer was given a document among the first. */
  SERVED_FOUND(CauseCategory.CONTENT, CauseEvidence.SERVED),
  /** One document stands out; what the answer was given is unknown. */
  FOUND_CLEARLY(CauseCategory.CONTENT, CauseEvidence.SEARCH),
  /** The reason is that the answer is unrelated to the question; its documents are unknown. */
  SAID_IRRELEVANT(CauseCategory.RETRIEVAL, CauseEvidence.REASON),
  /** The answer was given only documents that are not among the first. */
  SERVED_MISSED(CauseCategory.RETRIEVAL, CauseEvidence.SERVED),
  /** There is no sign of a retrieval failure. */
  NOTHING_AGAINST(CauseCategory.CONTENT, CauseEvidence.NONE);

  private final CauseCategory category;
  private final CauseEvidence evidence;

  DislikeCause(CauseCategory category, CauseEvidence evidence) {
    this.category = category;
    this.evidence = evidence;
  }

  CauseCategory route() {
    return category;
  }

  CauseEvidence evidence() {
    return evidence;
  }

  /** Whether re-embedding may help: not where the live index finds what the answer lacked. */
  boolean canImprove() {
    return category == CauseCategory.RETRIEVAL
        && this != RIGHT_FOUND_SINCE
        && this != CLEAR_NOT_SERVED;
  }

  /** Finds the first applicable rule without a live index. */
  static DislikeCause of(DislikedVote dislike) {
    return said(dislike).orElseGet(() -> unseen(dislike));
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

  private static DislikeCause unseen(DislikedVote dislike) {
    if (!dislike.right().isEmpty() && !dislike.served().isEmpty()) {
      return dislike.rightServed().isPresent() ? RIGHT_SERVED : RIGHT_NOT_SERVED;
    }
    return dislike.reasonCode().equals("irrelevant") ? SAID_IRRELEVANT : NOTHING_AGAINST;
  }

  private static DislikeCause seen(DislikedVote dislike, RetrievalProbe probe, double near) {
    if (!dislike.right().isEmpty()) {
      return right(dislike, probe);
    }
    if (probe.nearest() < near) {
      return NOTHING_NEAR;
    }
    if (dislike.served().isEmpty()) {
      return searched(dislike, probe);
    }
    if (probe.isClear()) {
      return dislike.served().contains(probe.found().getFirst()) ? CLEAR_SERVED : CLEAR_NOT_SERVED;
    }
    return dislike.served().stream().anyMatch(probe.found()::contains)
        ? SERVED_FOUND
        : SERVED_MISSED;
  }

  private static DislikeCause right(DislikedVote dislike, RetrievalProbe probe) {
    boolean found = probe.found().stream().anyMatch(dislike.right()::contains);
    if (dislike.served().isEmpty()) {
      return found ? RIGHT_FOUND : RIGHT_MISSED;
    }
    if (dislike.rightServed().isPresent()) {
      return RIGHT_SERVED;
    }
    return found ? RIGHT_FOUND_SINCE : RIGHT_NOT_SERVED;
  }

  private static DislikeCause searched(DislikedVote dislike, RetrievalProbe probe) {
    if (probe.isClear()) {
      return FOUND_CLEARLY;
    }
    return dislike.reasonCode().equals("irrelevant") ? SAID_IRRELEVANT : NOTHING_AGAINST;
  }
}
