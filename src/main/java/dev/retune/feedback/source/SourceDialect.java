package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.Source;

/** Where the databases of chat products differ. Every column is read as text, cut to a length. */
public enum SourceDialect {
  SQLITE("\"") {
    @Override
    String text(String name, SourceColumn column) {
      return "CAST(" + name + " AS TEXT)";
    }

    @Override
    String id(String name, SourceColumn column) {
      // a column of any declared type may hold bytes there
      return "CASE typeof(%1$s) WHEN 'blob' THEN lower(hex(%1$s)) ELSE CAST(%1$s AS TEXT) END"
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
  },
  MYSQL("`") {
    @Override
    String text(String name, SourceColumn column) {
      if (column.isInstant()) {
        // it would be shown in the session's zone
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
  };

  private final String quote;

  SourceDialect(String quote) {
    this.quote = quote;
  }

  public String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** A column of words as text. */
  abstract String text(String name, SourceColumn column);

  /** A column of anything else as text: bytes, such as a UUID of 16 of them, as hex. */
  abstract String id(String name, SourceColumn column);

  /**
   * A column as text: one character more than is taken tells that it is too long.
   *
   * @param words whether it holds what people or models wrote
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
