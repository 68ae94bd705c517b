package dev.retune.scheduling;

import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import org.hibernate.StatelessSession;

/** Stores the lease: who holds it, since when and until when, and the number of its acquisition. */
final class LeaseRepository {
  private static final String READ =
      "select holder, acquired_at, expires_at, token from lease where name = :name";

  private final Workspace workspace;
  // the row is created by a migration, so that acquiring is always an update under the row lock
  private final String name;

  LeaseRepository(Workspace workspace, String name) {
    this.workspace = workspace;
    this.name = name;
  }

  /** The row. */
  public record Row(String holder, Instant acquiredAt, Instant expiresAt, long token) {
    /** Returns the process that acquired the lease last. */
    ProcessIdentity process() {
      return ProcessIdentity.parse(holder);
    }

    /** Whether another process may acquire the lease. */
    boolean isFree(Instant now) {
      return !expiresAt.isAfter(now) || process().provablyDead();
    }
  }

  Row read() {
    return workspace.read(session -> find(session, READ));
  }

  /** Reads the row and locks it until the transaction ends. */
  Row lock(TransactionContext transaction) {
    return find(transaction.session(), READ + " for update");
  }

  private Row find(StatelessSession session, String sql) {
    return RecordQuery.of(session, sql, Row.class).setParameter("name", name).getSingleResult();
  }

  /** Stores a new holder in a transaction that has locked the row. */
  void acquire(TransactionContext transaction, Row row) {
    transaction
        .session()
        .createNativeMutationQuery(
            "update lease set holder = :holder, acquired_at = :now, expires_at = :expires,"
                + " token = :token where name = :name")
        .setParameter("holder", row.holder())
        .setParameter("now", row.acquiredAt())
        .setParameter("expires", row.expiresAt())
        .setParameter("token", row.token())
        .setParameter("name", name)
        .executeUpdate();
  }

  /** Sets the expiry; returns whether the lease still has the token. */
  boolean expireAt(Instant at, long token) {
    return workspace.write(
        session ->
            session
                    .createNativeMutationQuery(
                        "update lease set expires_at = :at where name = :name and token = :token")
                    .setParameter("at", at)
                    .setParameter("name", name)
                    .setParameter("token", token)
                    .executeUpdate()
                > 0);
  }
}
