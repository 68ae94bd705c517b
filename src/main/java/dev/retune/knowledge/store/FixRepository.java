package dev.retune.knowledge.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads fixes with their texts and the dislikes that they cite. */
public final class FixRepository {
  private static final String FIXES =
      "select id, action, source_id, external_id, document_id, before_hash, who, proposed_at,"
          + " withdrawn_at, arrived_at, overwritten_at from knowledge_fix";
  private static final String REVISIONS =
      "select id, fix_id, title, section, body, who, written_at from knowledge_revision";

  private final Workspace workspace;

  /** For one workspace. */
  public FixRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row of knowledge_fix. */
  public record FixRow(
      long id,
      String action,
      long sourceId,
      String externalId,
      @Nullable Long documentId,
      @Nullable String beforeHash,
      String who,
      Instant proposedAt,
      @Nullable Instant withdrawnAt,
      @Nullable Instant arrivedAt,
      @Nullable Instant overwrittenAt) {}

  /** A row of knowledge_revision. */
  public record RevisionRow(
      long id,
      long fixId,
      @Nullable String title,
      @Nullable String section,
      String body,
      String who,
      Instant writtenAt) {
    FixRevision revision() {
      DocumentText text =
          new DocumentText(
              Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(section, ""), body);
      return new FixRevision(id, fixId, text, who, writtenAt);
    }
  }

  /** A row of knowledge_citation. */
  public record CitationRow(long fixId, long conversationId) {}

  /** All fixes, newest first. */
  public List<KnowledgeFix> all() {
    return workspace.reading(FixRepository::all);
  }

  /** Same, within a transaction. */
  public static List<KnowledgeFix> all(TransactionContext transaction) {
    StatelessSession session = transaction.session();
    Map<Long, FixRevision> newest =
        RecordQuery.of(
                session,
                REVISIONS + " where id in (select max(id) from knowledge_revision group by fix_id)",
                RevisionRow.class)
            .getResultList()
            .stream()
            .map(RevisionRow::revision)
            .collect(Collectors.toMap(FixRevision::fixId, Function.identity()));
    Map<Long, List<Long>> cited = new HashMap<>();
    RecordQuery.of(
            session,
            "select fix_id, conversation_id from knowledge_citation"
                + " order by fix_id, conversation_id",
            CitationRow.class)
        .getResultList()
        .forEach(
            row ->
                cited
                    .computeIfAbsent(row.fixId(), id -> new ArrayList<>())
                    .add(row.conversationId()));
    return RecordQuery.of(session, FIXES + " order by id desc", FixRow.class)
        .getResultList()
        .stream()
        .map(
            row ->
                fix(
                    row,
                    Objects.requireNonNull(newest.get(row.id())),
                    cited.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private static KnowledgeFix fix(FixRow row, FixRevision newest, List<Long> cited) {
    return new KnowledgeFix(
        row.id(),
        FixAction.valueOf(row.action()),
        row.sourceId(),
        row.externalId(),
        Optional.ofNullable(row.documentId()),
        Optional.ofNullable(row.beforeHash()),
        newest,
        cited,
        row.who(),
        row.proposedAt(),
        Optional.ofNullable(row.withdrawnAt()),
        Optional.ofNullable(row.arrivedAt()),
        Optional.ofNullable(row.overwrittenAt()));
  }

  /**
   * The fix typed by a user, {@code 3} or {@code fix-3}.
   *
   * @throws InvalidInputException when there is none
   */
  public KnowledgeFix named(String typed) {
    long id = KnowledgeFix.id(typed);
    return all().stream()
        .filter(fix -> fix.id() == id)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("knowledge.unknownFix", typed));
  }

  /** All revisions, oldest first. */
  public List<FixRevision> revisions() {
    return workspace.read(
        session ->
            RecordQuery.of(session, REVISIONS + " order by id", RevisionRow.class)
                .getResultList()
                .stream()
                .map(RevisionRow::revision)
                .toList());
  }
}
