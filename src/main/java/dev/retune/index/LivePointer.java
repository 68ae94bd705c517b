package dev.retune.index;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The row that says which version answers, and the history of its moves. */
final class LivePointer {
  private final StatelessSession session;

  LivePointer(StatelessSession session) {
    this.session = session;
  }

  Optional<Long> read() {
    return version("select version_id from live_index where singleton = 1");
  }

  /** The same, and nobody else moves it until this transaction ends. */
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

  /** The version that a rollback goes to: every promotion lays one on top, a rollback takes one. */
  Optional<Long> previous() {
    Deque<Long> stack = new ArrayDeque<>();
    List<Object[]> moves =
        session
            .createNativeQuery(
                "select kind, to_version from index_change order by id", Object[].class)
            .getResultList();
    for (Object[] move : moves) {
      switch (IndexChange.Kind.valueOf((String) move[0])) {
        case PROMOTE -> stack.push(((Number) move[1]).longValue());
        case ROLLBACK -> stack.pop();
      }
    }
    return stack.stream().skip(1).findFirst();
  }

  /** Its moves from one instant to before another, oldest first. */
  List<IndexChange> changes(Instant from, Instant to) {
    return session
        .createNativeQuery(
            "select changed_at, kind, to_version from index_change where changed_at >= :from and"
                + " changed_at < :to order by changed_at, id",
            Object[].class)
        .addScalar("changed_at", Instant.class)
        .addScalar("kind", String.class)
        .addScalar("to_version", Long.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList()
        .stream()
        .map(
            row ->
                new IndexChange(
                    (Instant) row[0],
                    IndexChange.Kind.valueOf((String) row[1]),
                    IndexVersion.label((Long) row[2])))
        .toList();
  }

  /** Moves the pointer, with its history and audit rows. */
  void move(IndexChange.Kind kind, Optional<Long> from, long to, String who, Instant at) {
    session
        .createNativeMutationQuery(
            "update live_index set version_id = :to, changed_at = :at where singleton = 1")
        .setParameter("to", to)
        .setParameter("at", at)
        .executeUpdate();
    session
        .createNativeMutationQuery(
            "insert into index_change (kind, from_version, to_version, who, changed_at) values"
                + " (:kind, cast(:from as bigint), :to, :who, :at)")
        .setParameter("kind", kind.name())
        .setParameter("from", from.orElse(null), Long.class)
        .setParameter("to", to)
        .setParameter("who", who)
        .setParameter("at", at)
        .executeUpdate();
    session
        .createNativeMutationQuery(
            "insert into audit (at, who, action, subject, before_value, after_value) values"
                + " (:at, :who, :action, 'live index', cast(:before as varchar), :after)")
        .setParameter("at", at)
        .setParameter("who", who)
        .setParameter(
            "action", kind == IndexChange.Kind.PROMOTE ? "index.promote" : "index.rollback")
        .setParameter("before", from.map(IndexVersion::label).orElse(null), String.class)
        .setParameter("after", IndexVersion.label(to))
        .executeUpdate();
  }
}
