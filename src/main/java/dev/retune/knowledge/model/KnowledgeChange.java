package dev.retune.knowledge.model;

import java.time.Instant;
import java.util.List;

/**
 * A change for the knowledge base of a product.
 *
 * @param source name of the source
 * @param documentId id of the document there
 * @param text the new text; empty when the document is retired
 * @param beforeHash hash of the text that was changed; empty for a new document
 * @param cited ids of the disliked conversations at the source
 */
public record KnowledgeChange(
    String fix,
    String source,
    String documentId,
    FixAction action,
    DocumentText text,
    String beforeHash,
    List<String> cited,
    FixState state,
    String who,
    Instant proposedAt) {

  /** Copies the list. */
  public KnowledgeChange {
    cited = List.copyOf(cited);
  }
}
