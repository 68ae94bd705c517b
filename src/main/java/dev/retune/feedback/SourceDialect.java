package dev.retune.feedback;

/** Where the databases of chat products differ. Every column is read as text, cut to a length. */
enum SourceDialect {
  SQLITE("\"", "TEXT"),
  POSTGRESQL("\"", "TEXT"),
  MYSQL("`", "CHAR");

  private final String quote;
  private final String text;

  SourceDialect(String quote, String text) {
    this.quote = quote;
    this.text = text;
  }

  String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** A column as text: one character more than is taken tells that it is too long. */
  String asText(SourceColumn column) {
    String name = quoted(column.name());
    if (this == MYSQL && column.isInstant()) {
      // it would be shown in the session's zone
      return "CAST(UNIX_TIMESTAMP(" + name + ") AS CHAR)";
    }
    return "SUBSTR(CAST(" + name + " AS " + text + "), 1, " + (Field.TEXT + 1) + ")";
  }

  Source.Kind kind() {
    return Source.Kind.valueOf(name());
  }
}
