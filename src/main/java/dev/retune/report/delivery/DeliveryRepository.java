package dev.retune.report.delivery;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;

/** Stores one row for each message and channel. */
public final class DeliveryRepository {
  private final Workspace workspace;

  /** Creates a repository for a workspace. */
  public DeliveryRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  Optional<DeliveryEntity> find(String channel, String about) {
    return workspace.read(
        s -> Optional.ofNullable(s.get(DeliveryEntity.class, key(channel, about))));
  }

  /** The latest deliveries, newest first. */
  List<Delivery> latest(int limit) {
    return workspace.read(
        s ->
            s
                .createNativeQuery(
                    "select * from delivery order by updated_at desc, about desc",
                    DeliveryEntity.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(DeliveryEntity::delivery)
                .toList());
  }

  /** When the last alert was sent to a channel; alerts are about a day, reports about a week. */
  public Optional<Instant> lastAlert(String channel) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "from DeliveryEntity where key.channel = :channel and state = :sent"
                        + " and key.about not like '%W%' order by updatedAt desc",
                    DeliveryEntity.class)
                .setParameter("channel", channel)
                .setParameter("sent", Delivery.State.SENT)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(row -> row.updatedAt)
                .findFirst());
  }

  /** Adds a row; returns false when another process has added it. */
  boolean add(DeliveryEntity row) {
    try {
      workspace.run(s -> s.insert(row));
      return true;
    } catch (ConstraintViolationException | UnavailableException e) {
      if (find(row.key.channel(), row.key.about()).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /** Starts a further attempt; returns false when the row has changed since it was read. */
  boolean begin(DeliveryEntity seen, String attemptKey, Instant now) {
    return workspace.write(
        s ->
            s.createMutationQuery(
                        "update DeliveryEntity set state = :pending, attempts = :next,"
                            + " attemptKey = :attempt, error = null, updatedAt = :now"
                            + " where key = :key and attempts = :seen and state = :state")
                    .setParameter("pending", Delivery.State.PENDING)
                    .setParameter("next", seen.attempts + 1)
                    .setParameter("attempt", attemptKey)
                    .setParameter("now", now)
                    .setParameter("key", seen.key)
                    .setParameter("seen", seen.attempts)
                    .setParameter("state", seen.state)
                    .executeUpdate()
                == 1);
  }

  void nameChannel(String channel, String about, String name) {
    workspace.run(
        s ->
            s.createMutationQuery("update DeliveryEntity set channelName = :name where key = :key")
                .setParameter("name", name)
                .setParameter("key", key(channel, about))
                .executeUpdate());
  }

  /** A name can pass to another channel, so the newest delivery counts. */
  Optional<String> channelNamed(String name) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "select key.channel from DeliveryEntity where channelName = :name"
                        + " order by updatedAt desc",
                    String.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst());
  }

  /** Reads a row and locks it until the transaction ends. */
  DeliveryEntity lock(TransactionContext transaction, String channel, String about) {
    return transaction
        .session()
        .get(DeliveryEntity.class, key(channel, about), LockMode.PESSIMISTIC_WRITE);
  }

  void update(TransactionContext transaction, DeliveryEntity row) {
    transaction.session().update(row);
  }

  static DeliveryEntity.Key key(String channel, String about) {
    return new DeliveryEntity.Key(channel, about);
  }
}
