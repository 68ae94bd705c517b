package dev.retune.knowledge.fix;

import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.KnowledgeFix;
import java.util.List;
import java.util.Optional;

/**
 * Compares fixes with the documents of their sources, as they are now. Nothing is remembered, so
 * the order in which changes reach the source and Retune does not matter.
 */
public final class SourceComparison {
  private final DocumentRepository documents;

  /** Compares with the documents of a workspace. */
  public SourceComparison(DocumentRepository documents) {
    this.documents = documents;
  }

  /**
   * Compares a text of a fix.
   *
   * @param text the newest text, or that of the live index
   */
  public SourceStatus of(KnowledgeFix fix, DocumentText text) {
    return switch (fix.action()) {
      case EDIT ->
          source(fix)
              .map(
                  now ->
                      DocumentText.of(now).saysTheSameAs(text)
                          ? SourceStatus.ARRIVED
                          : unchanged(fix, now))
              .orElse(SourceStatus.OVERWRITTEN);
      case RETIRE -> source(fix).map(now -> unchanged(fix, now)).orElse(SourceStatus.ARRIVED);
      case NEW -> added(fix, text);
    };
  }

  private Optional<Document> source(KnowledgeFix fix) {
    return fix.documentId().flatMap(documents::byId);
  }

  private static SourceStatus unchanged(KnowledgeFix fix, Document now) {
    return fix.beforeHash().filter(now.contentHash()::equals).isPresent()
        ? SourceStatus.WAITING
        : SourceStatus.OVERWRITTEN;
  }

  /** The knowledge base may have given the new document another id. */
  private SourceStatus added(KnowledgeFix fix, DocumentText text) {
    List<Document> same =
        documents.byExternalId(fix.externalId()).stream()
            .filter(document -> document.sourceId() == fix.sourceId())
            .toList();
    if (same.stream().anyMatch(document -> DocumentText.of(document).saysTheSameAs(text))
        || !documents.withContent(fix.sourceId(), text.hash()).isEmpty()) {
      return SourceStatus.ARRIVED;
    }
    return same.isEmpty() ? SourceStatus.WAITING : SourceStatus.OVERWRITTEN;
  }
}
