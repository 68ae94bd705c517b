package dev.retune.feedback.repository;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.Source;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The sources of the workspace. */
public final class SourceRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** For one workspace; the clock provides the creation time of new sources. */
  public SourceRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** All sources, ordered by name. */
  public List<Source> all() {
    return workspace.read(
        s ->
            s
                .createSelectionQuery("from SourceEntity order by name", SourceEntity.class)
                .getResultList()
                .stream()
                .map(SourceEntity::toRecord)
                .toList());
  }

  /** The source with a name, if it exists. */
  public Optional<Source> byName(String name) {
    return workspace.read(s -> named(s, name).map(SourceEntity::toRecord));
  }

  /** The source with a location, if it exists. */
  public Optional<Source> byLocation(String location) {
    return workspace.read(s -> find(s, "location", location).map(SourceEntity::toRecord));
  }

  /**
   * The source with a name, created if necessary. An existing source without a location takes over
   * the given one.
   */
  public Source named(String name, Source.Kind kind, String location) {
    return findOrCreate(name, kind, location);
  }

  /** The source with a name, created without a location if necessary. */
  public Source named(String name, Source.Kind kind) {
    return findOrCreate(name, kind, null);
  }

  private Source findOrCreate(String name, Source.Kind kind, @Nullable String location) {
    return RetryingTransactions.retrying(
        () ->
            workspace.write(
                s -> {
                  SourceEntity source = named(s, name).orElse(null);
                  if (source == null) {
                    source = new SourceEntity();
                    source.name = TextNormalizer.composed(name);
                    source.kind = kind;
                    source.location = location;
                    source.createdAt = clock.instant();
                    s.insert(source);
                  } else if (source.location == null && location != null) {
                    source.location = location;
                    source.kind = kind;
                    s.update(source);
                  }
                  return source.toRecord();
                }));
  }

  /** Time of the most recent completed read of any source. */
  public Optional<Instant> lastSync() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select synced_at from sync_watermark order by synced_at desc", Instant.class)
                .setMaxResults(1)
                .uniqueResultOptional());
  }

  /** Time of the most recent completed read of each source that was ever read, by its name. */
  public Map<String, Instant> lastSyncs() {
    return workspace.read(
        s ->
            RecordQuery.of(
                    s,
                    "select s.name as name, max(w.synced_at) as synced_at from sync_watermark w"
                        + " join source s on s.id = w.source_id group by s.name",
                    LastSync.class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(LastSync::name, LastSync::syncedAt)));
  }

  /** A source and the time of its last read. */
  public record LastSync(String name, Instant syncedAt) {}

  /** Name of a source of another kind that has documents or conversations. */
  public Optional<String> filledExcept(Source.Kind kind) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "select s.name from SourceEntity s where s.kind <> :kind and (exists (select 1"
                        + " from DocumentEntity d where d.sourceId = s.id) or exists (select 1"
                        + " from ConversationEntity c where c.sourceId = s.id)) order by s.name",
                    String.class)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst());
  }

  /** A version string that changes whenever a row of any source is stored. */
  public String version() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select coalesce(sum(changes), 0) || ' ' || count(*) from source", String.class)
                .getSingleResult());
  }

  /** Ignores Unicode composition: macOS decomposes file names. */
  private static Optional<SourceEntity> named(StatelessSession session, String name) {
    String wanted = TextNormalizer.composed(name);
    return session
        .createSelectionQuery("from SourceEntity order by id", SourceEntity.class)
        .getResultList()
        .stream()
        .filter(source -> TextNormalizer.composed(source.name).equals(wanted))
        .findFirst();
  }

  private static Optional<SourceEntity> find(StatelessSession session, String by, String value) {
    return session
        .createSelectionQuery(
            "from SourceEntity where " + by + " = :value order by id", SourceEntity.class)
        .setParameter("value", value)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }
}
