package dev.retune.index.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of index_change: a change of the live version. */
@Entity
@Table(name = "index_change")
public class IndexChangeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  IndexChange.Kind kind = IndexChange.Kind.PROMOTE;

  @Column(name = "from_version")
  @Nullable Long fromVersion;

  @Column(name = "to_version")
  long toVersion;

  String who = "";

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  IndexChange change() {
    return new IndexChange(changedAt, kind, IndexVersion.label(toVersion));
  }
}
