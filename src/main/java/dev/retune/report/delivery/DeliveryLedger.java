package dev.retune.report.delivery;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records what was sent to which channel, so that nothing is sent twice. */
public final class DeliveryLedger {
  private static final int ERROR = 4_000;

  private final Workspace workspace;
  private final DeliveryRepository deliveries;
  private final Clock clock;

  /** Creates a ledger for a workspace. */
  public DeliveryLedger(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.deliveries = new DeliveryRepository(workspace);
    this.clock = clock;
  }

  /** The delivery of a message to a channel. */
  public Optional<Delivery> find(String channel, String about) {
    return row(channel, about).map(DeliveryEntity::delivery);
  }

  /** The latest deliveries, newest first. */
  public List<Delivery> latest(int limit) {
    return deliveries.latest(limit);
  }

  public Optional<DeliveryEntity> row(String channel, String about) {
    return deliveries.find(channel, about);
  }

  /**
   * Records the start of a message's first attempt, before its first request. Of several processes
   * only one succeeds.
   *
   * @return false when another process has started in the meantime
   */
  public boolean begin(String channel, String about, String attemptKey) {
    DeliveryEntity row = new DeliveryEntity();
    row.key = DeliveryRepository.key(channel, about);
    row.attempts = 1;
    row.attemptKey = attemptKey;
    row.updatedAt = now();
    return deliveries.add(row);
  }

  /**
   * Records the start of a further attempt.
   *
   * @param seen the row as read before
   * @return false when another process has started in the meantime
   */
  public boolean begin(DeliveryEntity seen, String attemptKey) {
    return deliveries.begin(seen, attemptKey, now());
  }

  /** Records the name by which the channel of an attempt was given. */
  public void nameChannel(String channel, String about, String name) {
    deliveries.nameChannel(channel, about, name);
  }

  /** Returns the id of the channel to which something was sent last by a name. */
  public Optional<String> channelNamed(String name) {
    return deliveries.channelNamed(name);
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
    return workspace.transaction(
        transaction -> {
          DeliveryEntity row = deliveries.lock(transaction, channel, about);
          Delivery.State before = row.state;
          change.accept(row);
          row.updatedAt = now();
          deliveries.update(transaction, row);
          if (audited != null) {
            audit(transaction, audited, before, row.delivery());
          }
          return row.delivery();
        });
  }

  private void audit(
      TransactionContext transaction, String who, Delivery.State before, Delivery after) {
    AuditLog.add(
        transaction,
        new AuditEntry(
            now(),
            who,
            "send",
            "message " + after.about() + " to " + after.channel(),
            before.name(),
            after.state() + " " + after.messageTs().orElse("")));
  }

  private static String shorten(String error) {
    return error.length() <= ERROR ? error : error.substring(0, ERROR);
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
