package dev.retune.report.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of delivery. */
@Entity
@Table(name = "delivery")
public class DeliveryEntity {
  @EmbeddedId Key key = new Key("", "");

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  public Delivery.State state = Delivery.State.PENDING;

  int attempts;

  @Column(name = "attempt_key")
  public String attemptKey = "";

  @Column(name = "message_ts")
  @Nullable String messageTs;

  @Nullable public String error;

  @Column(name = "channel_name")
  @Nullable String channelName;

  @Column(name = "updated_at")
  public Instant updatedAt = Instant.EPOCH;

  Delivery delivery() {
    return new Delivery(
        key.channel(),
        key.about(),
        state,
        attempts,
        Optional.ofNullable(messageTs),
        Optional.ofNullable(error),
        updatedAt);
  }

  /** Channel, and the message's subject. */
  @Embeddable
  record Key(String channel, String about) {}
}
