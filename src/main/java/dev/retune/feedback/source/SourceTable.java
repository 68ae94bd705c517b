package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import java.util.List;
import java.util.Optional;

/**
 * A table of a source.
 *
 * @param schema the schema that it is in, where there are schemas
 * @param name as the source spells it
 * @param columns in their order
 * @param key the columns of its primary key; none of a view
 */
public record SourceTable(
    Optional<String> schema, String name, List<SourceColumn> columns, List<String> key) {

  public List<String> columnNames() {
    return columns.stream().map(SourceColumn::name).toList();
  }

  /** The one column that is its key, if there is such a one. */
  Optional<String> primaryKey() {
    return key.size() == 1 ? Optional.of(key.getFirst()) : Optional.empty();
  }

  public String from(SourceDialect dialect) {
    return schema.map(s -> dialect.quoted(s) + ".").orElse("") + dialect.quoted(name);
  }

  /** Whether a mapping's name, with or without a schema, is this table's. */
  public boolean isNamed(String wanted) {
    return NameNormalizer.normal(name).equals(NameNormalizer.normal(wanted))
        || NameNormalizer.normal(schema.orElse("") + name).equals(NameNormalizer.normal(wanted));
  }

  /** Its name as a mapping may spell it. */
  String fullName() {
    return schema.map(s -> s + ".").orElse("") + name;
  }
}
