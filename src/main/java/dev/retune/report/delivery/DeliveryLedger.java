package dev.retune.report.delivery;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Records what was sent to which channel, so that nothing is sent twice. */
public final class DeliveryLedger {
  private static final int ERROR = 4_000;

  private final Workspace workspace;
  private final Clock clock;

  /** Creates a ledger for a workspace. */
  public DeliveryLedger(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** The delivery of a message to a channel. */
  public Optional<Delivery> find(String channel, String about) {
    return row(channel, about).map(DeliveryEntity::delivery);
  }

  /** The latest deliveries, newest first. */
  public List<Delivery> latest(int limit) {
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

  public Optional<DeliveryEntity> row(String channel, String about) {
    return workspace.read(
        s -> Optional.ofNullable(s.get(DeliveryEntity.class, key(channel, about))));
  }

  /**
   * Records the start of a message's first attempt, before its first request. Of several processes
   * only one succeeds.
   *
   * @return false when another process has started in the meantime
   */
  public boolean begin(String channel, String about, String attemptKey) {
    DeliveryEntity row = new DeliveryEntity();
    row.key = key(channel, about);
    row.attempts = 1;
    row.attemptKey = attemptKey;
    row.updatedAt = now();
    try {
      workspace.run(s -> s.insert(row));
      return true;
    } catch (ConstraintViolationException | UnavailableException e) {
      if (row(channel, about).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Records the start of a further attempt.
   *
   * @param seen the row as read before
   * @return false when another process has started in the meantime
   */
  public boolean begin(DeliveryEntity seen, String attemptKey) {
    return workspace.write(
        s ->
            s.createMutationQuery(
                        "update DeliveryEntity set state = :pending, attempts = :next,"
                            + " attemptKey = :attempt, error = null, updatedAt = :now"
                            + " where key = :key and attempts = :seen and state = :state")
                    .setParameter("pending", Delivery.State.PENDING)
                    .setParameter("next", seen.attempts + 1)
                    .setParameter("attempt", attemptKey)
                    .setParameter("now", now())
                    .setParameter("key", seen.key)
                    .setParameter("seen", seen.attempts)
                    .setParameter("state", seen.state)
                    .executeUpdate()
                == 1);
  }

  /** Records that the message was delivered, with an audit entry in the same transaction. */
  public Delivery sent(String channel, String about, String messageTs, String who) {
    return delivered(channel, about, messageTs, null, who);
  }

  /** Records that the message was delivered without some part, such as its chart. */
  public Delivery sentWithout(
      String channel, String about, String messageTs, String lack, String who) {
    return delivered(channel, about, messageTs, shorten(lack), who);
  }

  private Delivery delivered(
      String channel, String about, String messageTs, @Nullable String lack, String who) {
    return change(
        channel,
        about,
        row -> {
          row.state = Delivery.State.SENT;
          row.messageTs = messageTs;
          row.error = lack;
        },
        who);
  }

  /** Records that the message was certainly not delivered. */
  public Delivery failed(String channel, String about, String error) {
    return change(
        channel,
        about,
        row -> {
          row.state = Delivery.State.FAILED;
          row.error = shorten(error);
        },
        null);
  }

  /** Records a failure after which the outcome is unknown. */
  public Delivery unconfirmed(String channel, String about, String error) {
    return change(channel, about, row -> row.error = shorten(error), null);
  }

  private Delivery change(
      String channel, String about, Consumer<DeliveryEntity> change, @Nullable String audited) {
    return workspace.write(
        s -> {
          DeliveryEntity row =
              s.get(DeliveryEntity.class, key(channel, about), LockMode.PESSIMISTIC_WRITE);
          Delivery.State before = row.state;
          change.accept(row);
          row.updatedAt = now();
          s.update(row);
          if (audited != null) {
            audit(s, audited, before, row.delivery());
          }
          return row.delivery();
        });
  }

  private void audit(StatelessSession s, String who, Delivery.State before, Delivery after) {
    AuditLog.add(
        s,
        new AuditEntry(
            now(),
            who,
            "send",
            "message " + after.about() + " to " + after.channel(),
            before.name(),
            after.state() + " " + after.messageTs().orElse("")));
  }

  private static DeliveryEntity.Key key(String channel, String about) {
    return new DeliveryEntity.Key(channel, about);
  }

  private static String shorten(String error) {
    return error.length() <= ERROR ? error : error.substring(0, ERROR);
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
