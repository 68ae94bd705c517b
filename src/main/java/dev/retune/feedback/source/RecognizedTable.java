package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
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
public record RecognizedTable(
    RowKind kind,
    SourceTable table,
    ColumnLayout shape,
    TableSelection.Reason why,
    String identity) {

  public Optional<SourceColumn> column(RowField field) {
    var index = shape.index(kind, field);
    return index.isPresent()
        ? Optional.of(table.columns().get(index.getAsInt()))
        : Optional.empty();
  }

  /** Whether the row's id is a whole number, so that new rows have greater ones. */
  public boolean hasNumericId() {
    return column(RowField.ID).filter(SourceColumn::isWholeNumber).isPresent();
  }

  /** Whether the id is the table's key, so that a page of rows is found by it quickly. */
  public boolean isKeyed() {
    return hasNumericId() && column(RowField.ID).map(SourceColumn::name).equals(table.primaryKey());
  }

  /** Whether a column holds what people or models wrote, and not an id or a value. */
  public boolean isWords(int column) {
    return shape.kinds().stream()
        .anyMatch(
            k ->
                RowField.guesses(k).keySet().stream()
                    .filter(field -> field.longest() > RowField.ID.longest())
                    .anyMatch(field -> shape.index(k, field).orElse(-1) == column));
  }

  /** What is said of it. */
  public TableSelection taken() {
    return new TableSelection(
        kind.mappingName(),
        table.name(),
        why,
        kind == RowKind.VOTE && !shape.isFlat()
            ? column(RowField.CONVERSATION_ID).map(SourceColumn::name)
            : Optional.empty());
  }
}
