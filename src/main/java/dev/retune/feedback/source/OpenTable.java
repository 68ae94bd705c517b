package dev.retune.feedback.source;

import java.util.Optional;

/**
 * A recognized table and the database that it is read from.
 *
 * @param whole the table with all its rows, where this one has only some of them
 */
public record OpenTable(SourceDatabase database, RecognizedTable table, Optional<OpenTable> whole) {
  /** A table with all its rows. */
  public OpenTable(SourceDatabase database, RecognizedTable table) {
    this(database, table, Optional.empty());
  }
}
