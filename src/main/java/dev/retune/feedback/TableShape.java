package dev.retune.feedback;

import java.util.Optional;

/**
 * A table of a source, recognised.
 *
 * @param kind the kind of row that is read from it
 * @param table the table
 * @param shape what its columns are
 * @param why it is this table
 * @param identity tells this table with these columns and this mapping from every other, so that
 *     rows are read anew when one of them changes
 */
record TableShape(
    RowKind kind, SourceTable table, Shape shape, TableTaken.Why why, String identity) {

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

  /** Whether a column holds what people or models wrote, and not an id or a value. */
  boolean isWords(int column) {
    return shape.kinds().stream()
        .anyMatch(
            k ->
                Field.guesses(k).keySet().stream()
                    .filter(field -> field.longest() > Field.ID.longest())
                    .anyMatch(field -> shape.index(k, field).orElse(-1) == column));
  }

  /** What is said of it. */
  TableTaken taken() {
    return new TableTaken(
        kind.mappingName(),
        table.name(),
        why,
        kind == RowKind.VOTE && !shape.isFlat()
            ? column(Field.CONVERSATION_ID).map(SourceColumn::name)
            : Optional.empty());
  }
}
