package dev.retune.feedback.mapping;

import dev.retune.feedback.model.RowKind;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A changed copy of a mapping. */
public final class SourceMappingBuilder {
  private final Map<RowKind, TableMapping> tables = new EnumMap<>(RowKind.class);
  private Optional<ZoneId> zone;
  private Map<String, VoteMeaning> voteValues;
  private Set<String> ignored;
  private boolean timeOfImport;
  private Optional<String> encoding;
  private Map<String, AllowedValues> parameters;

  SourceMappingBuilder(SourceMapping original) {
    for (RowKind kind : RowKind.values()) {
      original.of(kind).ifPresent(table -> tables.put(kind, table));
    }
    zone = original.zone();
    voteValues = original.voteValues();
    ignored = original.ignore();
    timeOfImport = original.timeOfImport();
    encoding = original.encoding();
    parameters = original.parameters();
  }

  public SourceMappingBuilder table(RowKind kind, TableMapping names) {
    tables.put(kind, names);
    return this;
  }

  /** The table of a kind of row is guessed. */
  public SourceMappingBuilder withoutTable(RowKind kind) {
    tables.remove(kind);
    return this;
  }

  /** All tables are guessed. */
  public SourceMappingBuilder withoutTables() {
    tables.clear();
    ignored = Set.of();
    return this;
  }

  public SourceMappingBuilder zone(ZoneId other) {
    zone = Optional.of(other);
    return this;
  }

  /** Times without an offset are in UTC. */
  public SourceMappingBuilder withoutZone() {
    zone = Optional.empty();
    return this;
  }

  public SourceMappingBuilder voteValues(Map<String, VoteMeaning> values) {
    voteValues = values;
    return this;
  }

  public SourceMappingBuilder ignored(Set<String> others) {
    ignored = others;
    return this;
  }

  /** Whether rows without a time are dated when they are read. */
  public SourceMappingBuilder timeOfImport(boolean now) {
    timeOfImport = now;
    return this;
  }

  public SourceMappingBuilder encoding(String name) {
    encoding = Optional.of(name);
    return this;
  }

  /** Files are in UTF-8. */
  public SourceMappingBuilder withoutEncoding() {
    encoding = Optional.empty();
    return this;
  }

  public SourceMappingBuilder parameters(Map<String, AllowedValues> values) {
    parameters = values;
    return this;
  }

  public SourceMapping build() {
    return new SourceMapping(
        table(RowKind.DOCUMENT),
        table(RowKind.CONVERSATION),
        table(RowKind.VOTE),
        table(RowKind.EVALUATION),
        zone,
        voteValues,
        ignored,
        timeOfImport,
        encoding,
        parameters);
  }

  private Optional<TableMapping> table(RowKind kind) {
    return Optional.ofNullable(tables.get(kind));
  }
}
