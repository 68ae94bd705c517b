package dev.retune.retraining.diagnosis;

import java.util.Optional;

/**
 * The document that a dislike is about.
 *
 * @param externalId id at its source
 * @param basis how it is known
 */
public record ConcernedDocument(String externalId, Basis basis) {
  /** How it is known. */
  public enum Basis {
    /** It is known to answer the question. */
    KNOWN,
    /** The answer was given it. */
    SERVED,
    /** The live index finds it first. */
    SEARCH
  }

  /**
   * The document that answers the question if it is known, preferably one that the answer was
   * given; else the one that the answer was given and that a search finds first; else the first
   * that the answer was given; else the one that a search finds first.
   *
   * @param found what the live index finds, best first; empty without one
   */
  static Optional<ConcernedDocument> of(DislikedVote dislike, RetrievalProbe found) {
    if (!dislike.right().isEmpty()) {
      return dislike
          .rightServed()
          .or(() -> found.found().stream().filter(dislike.right()::contains).findFirst())
          .or(() -> dislike.right().stream().sorted().findFirst())
          .map(id -> new ConcernedDocument(id, Basis.KNOWN));
    }
    if (!dislike.served().isEmpty()) {
      return found.found().stream()
          .filter(dislike.served()::contains)
          .findFirst()
          .or(() -> dislike.served().stream().findFirst())
          .map(id -> new ConcernedDocument(id, Basis.SERVED));
    }
    return found.found().stream().findFirst().map(id -> new ConcernedDocument(id, Basis.SEARCH));
  }
}
