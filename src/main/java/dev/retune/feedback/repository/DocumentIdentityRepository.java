package dev.retune.feedback.repository;

import dev.retune.persistence.IdQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What identifies the documents of the knowledge base at their sources. */
public final class DocumentIdentityRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public DocumentIdentityRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Reference to a document of a source.
   *
   * @param source name of the source
   * @param externalId id of the document there
   */
  public record KnownDocument(long documentId, String source, String externalId) {}

  /** Documents by id; deleted ones are omitted. */
  public Map<Long, KnownDocument> byId(Collection<Long> documents) {
    return IdQuery.rows(
            workspace,
            KnownDocument.class,
            documents,
            "select d.id, s.name, d.externalId from DocumentEntity d"
                + " join SourceEntity s on s.id = d.sourceId where d.id in :ids"
                + " and d.deletedAt is null")
        .stream()
        .collect(Collectors.toMap(KnownDocument::documentId, Function.identity()));
  }

  /** Documents with an external id, ordered by source name; must be called within a transaction. */
  public static List<KnownDocument> named(TransactionContext transaction, String externalId) {
    return transaction
        .session()
        .createSelectionQuery(
            "select d.id, s.name, d.externalId from DocumentEntity d"
                + " join SourceEntity s on s.id = d.sourceId"
                + " where d.externalId = :id and d.deletedAt is null order by s.name",
            KnownDocument.class)
        .setParameter("id", externalId)
        .getResultList();
  }
}
