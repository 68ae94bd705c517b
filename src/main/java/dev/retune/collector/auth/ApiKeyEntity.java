package dev.retune.collector.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of api_key. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String name = "";
  String hash = "";
  String scopes = "";

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  ApiKey toRecord() {
    return new ApiKey(
        id == null ? 0 : id,
        name,
        hash,
        ApiKeyScope.parse(scopes),
        createdAt,
        Optional.ofNullable(revokedAt));
  }
}
