package dev.retune.knowledge.store;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes fixes within a transaction. */
public final class FixWriteRepository {
  private FixWriteRepository() {}

  /** A fix to be stored; see {@link KnowledgeFix}. */
  public record FixDraft(
      FixAction action,
      long sourceId,
      String externalId,
      Optional<Long> documentId,
      Optional<String> beforeHash,
      DocumentText text,
      Collection<Long> cited,
      String who,
      Instant at) {}

  /** Stores a fix; returns its id. */
  public static long add(TransactionContext transaction, FixDraft draft) {
    AtomicLong made = new AtomicLong();
    transaction.jdbc(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into knowledge_fix (action, source_id, external_id, document_id,"
                      + " before_hash, who, proposed_at) values (?, ?, ?, ?, ?, ?, ?)",
                  new String[] {"id"})) {
            insert.setString(1, draft.action().name());
            insert.setLong(2, draft.sourceId());
            insert.setString(3, draft.externalId());
            insert.setObject(4, draft.documentId().orElse(null), java.sql.Types.BIGINT);
            insert.setString(5, draft.beforeHash().orElse(null));
            insert.setString(6, draft.who());
            insert.setObject(7, SqlTime.parameter(draft.at()));
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
              key.next();
              made.set(key.getLong(1));
            }
          }
        });
    revise(transaction, made.get(), draft.text(), draft.who(), draft.at());
    cite(transaction, made.get(), draft.cited());
    return made.get();
  }

  /** Stores a further text of a fix. */
  public static void revise(
      TransactionContext transaction, long fix, DocumentText text, String who, Instant at) {
    transaction
        .session()
        .createNativeMutationQuery(
            "insert into knowledge_revision (fix_id, title, section, body, content_hash, who,"
                + " written_at) values (:fix, :title, :section, :body, :hash, :who, :at)")
        .setParameter("fix", fix)
        .setParameter("title", text.title())
        .setParameter("section", text.section())
        .setParameter("body", text.body())
        .setParameter("hash", text.hash())
        .setParameter("who", who)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Stores the disliked answers that a fix cites, in place of those before. */
  public static void cite(TransactionContext transaction, long fix, Collection<Long> cited) {
    transaction
        .session()
        .createNativeMutationQuery("delete from knowledge_citation where fix_id = :fix")
        .setParameter("fix", fix)
        .executeUpdate();
    for (long conversation : cited) {
      transaction
          .session()
          .createNativeMutationQuery(
              "insert into knowledge_citation (fix_id, conversation_id)"
                  + " values (:fix, :conversation)")
          .setParameter("fix", fix)
          .setParameter("conversation", conversation)
          .executeUpdate();
    }
  }

  /** A mark with a time. */
  public enum Mark {
    WITHDRAWN("withdrawn_at"),
    ARRIVED("arrived_at"),
    OVERWRITTEN("overwritten_at");

    private final String column;

    Mark(String column) {
      this.column = column;
    }
  }

  /** Sets a mark. */
  public static void mark(TransactionContext transaction, long fix, Mark mark, Instant at) {
    write(transaction, fix, mark, at);
  }

  /** Removes a mark. */
  public static void unmark(TransactionContext transaction, long fix, Mark mark) {
    write(transaction, fix, mark, null);
  }

  private static void write(
      TransactionContext transaction, long fix, Mark mark, @Nullable Instant at) {
    transaction
        .session()
        .createNativeMutationQuery(
            "update knowledge_fix set " + mark.column + " = :at where id = :fix")
        .setParameter("at", at, Instant.class)
        .setParameter("fix", fix)
        .executeUpdate();
  }
}
