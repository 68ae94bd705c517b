package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import java.util.List;
import java.util.Optional;

/**
 * A table of a source, or a query that is read like one.
 *
 * @param schema schema that contains it, for databases with schemas
 * @param name name at the source
 * @param columns columns in order
 * @param key primary key columns; empty for views
 * @param query read in place of a table; the name is then that of its kind of rows
 */
public record SourceTable(
    Optional<String> schema,
    String name,
    List<SourceColumn> columns,
    List<String> key,
    Optional<SourceQuery> query) {
  private static final String QUERY_ALIAS = "rows_of_query";

  /** A table or view. */
  SourceTable(Optional<String> schema, String name, List<SourceColumn> columns, List<String> key) {
    this(schema, name, columns, key, Optional.empty());
  }

  /** A query of a profile. */
  public static SourceTable of(SourceQuery query, String name, List<SourceColumn> columns) {
    return new SourceTable(Optional.empty(), name, columns, List.of(), Optional.of(query));
  }

  public List<String> columnNames() {
    return columns.stream().map(SourceColumn::name).toList();
  }

  /** The primary key column, if the key consists of exactly one. */
  Optional<String> primaryKey() {
    return key.size() == 1 ? Optional.of(key.getFirst()) : Optional.empty();
  }

  /** The table in a FROM clause. */
  public String from(SourceDialect dialect) {
    return query.isPresent() ? from(dialect, QUERY_ALIAS) : path(dialect);
  }

  /** The table in a FROM clause under another name. */
  String from(SourceDialect dialect, String alias) {
    // the query may end with a comment
    return query.map(q -> "(" + q.sql() + "\n)").orElseGet(() -> path(dialect)) + " AS " + alias;
  }

  private String path(SourceDialect dialect) {
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
