package dev.retune.feedback;

import java.util.Optional;

/**
 * A table of a source, recognised.
 *
 * @param kind the kind of row that is read from it
 * @param table the table
 * @param shape what its columns are
 */
record TableShape(RowKind kind, SourceTable table, Shape shape) {

  Optional<SourceColumn> column(Field field) {
    var index = shape.index(kind, field);
    return index.isPresent()
        ? Optional.of(table.columns().get(index.getAsInt()))
        : Optional.empty();
  }

  /** Whether the row's id is a whole number, so that new rows have greater ones. */
  boolean hasNumericId() {
    return column(Field.ID).filter(SourceColumn::isWholeNumber).isPresent();
  }

  /** Whether the id is the table's key, so that a page of rows is found by it quickly. */
  boolean isKeyed() {
    return hasNumericId() && column(Field.ID).map(SourceColumn::name).equals(table.primaryKey());
  }
}
