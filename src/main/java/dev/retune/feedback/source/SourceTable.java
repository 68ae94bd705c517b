package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import java.util.List;
import java.util.Optional;

/**
 * A table of a source.
 *
 * @param schema schema that contains it, for databases with schemas
 * @param name name at the source
 * @param columns columns in order
 * @param key primary key columns; empty for views
 */
public record SourceTable(
    Optional<String> schema, String name, List<SourceColumn> columns, List<String> key) {

  public List<String> columnNames() {
    return columns.stream().map(SourceColumn::name).toList();
  }

  /** The primary key column, if the key consists of exactly one. */
  Optional<String> primaryKey() {
    return key.size() == 1 ? Optional.of(key.getFirst()) : Optional.empty();
  }

  public String from(SourceDialect dialect) {
    return schema.map(s -> dialect.quoted(s) + ".").orElse("") + dialect.quoted(name);
  }

  /** Whether a name in a mapping, with or without a schema, denotes this table. */
  public boolean isNamed(String wanted) {
    return NameNormalizer.normal(name).equals(NameNormalizer.normal(wanted))
        || NameNormalizer.normal(schema.orElse("") + name).equals(NameNormalizer.normal(wanted));
  }

  /** Its name as it may be written in a mapping. */
  String fullName() {
    return schema.map(s -> s + ".").orElse("") + name;
  }
}
