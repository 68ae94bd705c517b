package dev.retune.feedback.repository;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.persistence.IdQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The knowledge base as last read from its sources; excludes documents deleted there. */
public final class DocumentRepository {
  // a body may have a million characters; this keeps a page well below the heap size
  private static final int PAGE = 200;

  private final Workspace workspace;

  /** For one workspace. */
  public DocumentRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Number of documents. */
  public long count() {
    return workspace.read(
        s ->
            s.createSelectionQuery(
                    "select count(*) from DocumentEntity where deletedAt is null", Long.class)
                .getSingleResult());
  }

  /** Passes each document to the consumer, ordered by id, reading page by page. */
  public void forEach(Consumer<Document> consumer) {
    List<Document> page = after(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(consumer);
      page = after(page.getLast().id(), PAGE);
    }
  }

  /** Documents with a greater id, ordered by id; 0 to start. */
  public List<Document> after(long id, int limit) {
    return list("id > :id", query -> query.setParameter("id", id).setMaxResults(limit));
  }

  private List<Document> list(
      String condition, UnaryOperator<SelectionQuery<DocumentEntity>> arguments) {
    String query = "from DocumentEntity where " + condition + " and deletedAt is null order by id";
    return workspace.read(
        s ->
            arguments
                .apply(s.createSelectionQuery(query, DocumentEntity.class))
                .getResultList()
                .stream()
                .map(DocumentEntity::toRecord)
                .toList());
  }

  /** A document by its id in the workspace. */
  public Optional<Document> byId(long id) {
    return list("id = :id", query -> query.setParameter("id", id)).stream().findFirst();
  }

  /** Documents with an external id; more than one when several sources use it. */
  public List<Document> byExternalId(String externalId) {
    return list("externalId = :id", query -> query.setParameter("id", externalId));
  }

  /** The documents that an answer was given, in its order. */
  public List<ServedDocument> servedWith(Conversation conversation) {
    return workspace.reading(transaction -> servedWith(transaction, conversation));
  }

  /** Same, within a transaction. */
  public static List<ServedDocument> servedWith(
      TransactionContext transaction, Conversation conversation) {
    if (conversation.documentIds().isEmpty()) {
      return List.of();
    }
    Map<String, Document> found =
        transaction
            .session()
            .createSelectionQuery(
                "from DocumentEntity where externalId in :ids and sourceId = :source"
                    + " and deletedAt is null",
                DocumentEntity.class)
            .setParameterList("ids", conversation.documentIds())
            .setParameter("source", conversation.sourceId())
            .getResultList()
            .stream()
            .map(DocumentEntity::toRecord)
            .collect(Collectors.toMap(Document::externalId, Function.identity()));
    return conversation.documentIds().stream()
        .map(id -> new ServedDocument(id, Optional.ofNullable(found.get(id))))
        .toList();
  }

  /** A document of the knowledge base without its text; see {@link Document}. */
  public record DocumentHead(
      long id,
      long sourceId,
      String externalId,
      Optional<String> title,
      String contentHash,
      Optional<Instant> updatedAt) {}

  private record HeadRow(
      long id,
      long sourceId,
      String externalId,
      @Nullable String title,
      String contentHash,
      @Nullable Instant updatedAt) {
    DocumentHead head() {
      return new DocumentHead(
          id,
          sourceId,
          externalId,
          Optional.ofNullable(title),
          contentHash,
          Optional.ofNullable(updatedAt));
    }
  }

  /** All documents with one of the given external ids, without their texts. */
  public List<DocumentHead> heads(Collection<String> externalIds) {
    return IdQuery.rows(
            workspace,
            HeadRow.class,
            externalIds,
            "select id, sourceId, externalId, title, contentHash, updatedAt from DocumentEntity"
                + " where externalId in :ids and deletedAt is null order by id")
        .stream()
        .map(HeadRow::head)
        .toList();
  }

  /** The documents of a source with this content. */
  public List<Document> withContent(long sourceId, String contentHash) {
    return list(
        "sourceId = :source and contentHash = :hash",
        query -> query.setParameter("source", sourceId).setParameter("hash", contentHash));
  }

  /** A document by its ids. */
  public record Reference(long sourceId, String externalId) {}

  /** The references of all stored documents with one of the given external ids. */
  public Set<Reference> stored(Collection<String> externalIds) {
    return new HashSet<>(
        IdQuery.rows(
            workspace,
            Reference.class,
            externalIds,
            "select sourceId, externalId from DocumentEntity"
                + " where externalId in :ids and deletedAt is null"));
  }

  /** What identifies a document and its content. */
  public record ContentFingerprint(long id, long sourceId, String externalId, String contentHash) {}

  /** The fingerprints of the documents with a greater id, ordered by id. */
  public List<ContentFingerprint> fingerprints(long after, int limit) {
    return workspace.read(
        s ->
            s.createSelectionQuery(
                    "select id, sourceId, externalId, contentHash from DocumentEntity"
                        + " where id > :id and deletedAt is null order by id",
                    ContentFingerprint.class)
                .setParameter("id", after)
                .setMaxResults(limit)
                .getResultList());
  }
}
