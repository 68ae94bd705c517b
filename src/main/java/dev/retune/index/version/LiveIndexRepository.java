package dev.retune.index.version;

import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores which version is live, and the history of its changes, within a transaction. */
final class LiveIndexRepository {
  private final StatelessSession session;

  LiveIndexRepository(StatelessSession session) {
    this.session = session;
  }

  Optional<Long> read() {
    return version("select version_id from live_index where singleton = 1");
  }

  /** Reads the live version and locks the row until the transaction ends. */
  Optional<Long> lock() {
    return version("select version_id from live_index where singleton = 1 for update");
  }

  private Optional<Long> version(String sql) {
    return Optional.ofNullable(session.createNativeQuery(sql, Long.class).getSingleResultOrNull());
  }

  Optional<Instant> since() {
    return Optional.ofNullable(
        session
            .createNativeQuery(
                "select changed_at from live_index where singleton = 1 and version_id is not null",
                Instant.class)
            .getSingleResultOrNull());
  }

  /** The target of a rollback: promotions push a version onto a stack, rollbacks pop one. */
  Optional<Long> previous() {
    Deque<Long> stack = new ArrayDeque<>();
    List<IndexChangeEntity> moves =
        session
            .createSelectionQuery("from IndexChangeEntity order by id", IndexChangeEntity.class)
            .getResultList();
    for (IndexChangeEntity move : moves) {
      switch (move.kind) {
        case PROMOTE -> stack.push(move.toVersion);
        case ROLLBACK -> stack.pop();
      }
    }
    return stack.stream().skip(1).findFirst();
  }

  /** Changes the live version, with its history and audit entries. */
  void move(IndexChange.Kind kind, @Nullable Long from, long to, String who, Instant at) {
    session
        .createNativeMutationQuery(
            "update live_index set version_id = :to, changed_at = :at where singleton = 1")
        .setParameter("to", to)
        .setParameter("at", at)
        .executeUpdate();
    IndexChangeEntity row = new IndexChangeEntity();
    row.kind = kind;
    row.fromVersion = from;
    row.toVersion = to;
    row.who = who;
    row.changedAt = at;
    session.insert(row);
    String action = kind == IndexChange.Kind.PROMOTE ? "index.promote" : "index.rollback";
    String before = from == null ? "" : IndexVersion.label(from);
    AuditLog.add(
        session, new AuditEntry(at, who, action, "live index", before, IndexVersion.label(to)));
  }
}
