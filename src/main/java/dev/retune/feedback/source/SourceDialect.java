package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.Source;

/**
 * SQL differences between the supported source databases. Every column is read as text of limited
 * length.
 */
public enum SourceDialect {
  SQLITE("\"") {
    @Override
    String text(String name, SourceColumn column) {
      return "CAST(" + name + " AS TEXT)";
    }

    @Override
    String id(String name, SourceColumn column) {
      // SQLite columns of any declared type may contain binary values
      return "CASE typeof(%1$s) WHEN 'blob' THEN lower(hex(%1$s)) ELSE CAST(%1$s AS TEXT) END"
          .formatted(name);
    }

    @Override
    String notDated(String name) {
      return "typeof(%1$s) = 'text' AND %1$s NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'"
          .formatted(name);
    }
  },
  POSTGRESQL("\"") {
    @Override
    String text(String name, SourceColumn column) {
      return column.isBytes() ? "convert_from(" + name + ", 'UTF8')" : "CAST(" + name + " AS TEXT)";
    }

    @Override
    String id(String name, SourceColumn column) {
      return column.isBytes() ? "encode(" + name + ", 'hex')" : text(name, column);
    }

    @Override
    String notDated(String name) {
      return "CAST(" + name + " AS TEXT) !~ '^[0-9]{4}-[0-9]{2}'";
    }
  },
  MYSQL("`") {
    @Override
    String text(String name, SourceColumn column) {
      if (column.isInstant()) {
        // a cast would use the session's time zone
        return "CAST(UNIX_TIMESTAMP(" + name + ") AS CHAR)";
      }
      if (column.isBytes()) {
        return "CONVERT(" + name + " USING utf8mb4)";
      }
      return "CAST(" + name + (column.isBits() ? " + 0" : "") + " AS CHAR)";
    }

    @Override
    String id(String name, SourceColumn column) {
      return column.isBytes() ? "LOWER(HEX(" + name + "))" : text(name, column);
    }

    @Override
    String notDated(String name) {
      return "CAST(" + name + " AS CHAR) NOT REGEXP '^[0-9]{4}-[0-9]{2}'";
    }
  };

  private final String quote;

  SourceDialect(String quote) {
    this.quote = quote;
  }

  public String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** Condition for texts that do not begin with year and month, and so have another order. */
  abstract String notDated(String name);

  /** Expression that reads a natural-language column as text. */
  abstract String text(String name, SourceColumn column);

  /** Expression that reads any other column as text; binary values such as 16-byte UUIDs as hex. */
  abstract String id(String name, SourceColumn column);

  /**
   * Expression that reads a column as text, limited to one character more than the maximum so that
   * overlong values are detected.
   *
   * @param words whether it contains natural-language text
   */
  public String asText(SourceColumn column, boolean words) {
    String name = quoted(column.name());
    String text = words ? text(name, column) : id(name, column);
    return "SUBSTR(" + text + ", 1, " + (RowField.TEXT + 1) + ")";
  }

  public Source.Kind kind() {
    return Source.Kind.valueOf(name());
  }
}
