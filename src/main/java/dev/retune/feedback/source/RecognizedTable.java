package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import java.util.Optional;

/**
 * A table of a source whose content has been recognized.
 *
 * @param kind kind of row that it contains
 * @param table the table
 * @param layout meaning of its columns
 * @param why why this table was selected
 * @param identity fingerprint of table, columns and mapping; rows are read again when it changes
 */
public record RecognizedTable(
    RowKind kind,
    SourceTable table,
    ColumnLayout layout,
    TableSelection.Reason why,
    String identity) {

  public Optional<SourceColumn> column(RowField field) {
    var index = layout.index(kind, field);
    return index.isPresent()
        ? Optional.of(table.columns().get(index.getAsInt()))
        : Optional.empty();
  }

  /** Whether the row's id is an integer, so that new rows have greater ids. */
  public boolean hasNumericId() {
    return column(RowField.ID).filter(SourceColumn::isWholeNumber).isPresent();
  }

  /** Whether the id is the primary key, so that paging by it is efficient. */
  public boolean isKeyed() {
    return hasNumericId() && column(RowField.ID).map(SourceColumn::name).equals(table.primaryKey());
  }

  /** Whether a column contains natural-language text, as opposed to ids or values. */
  public boolean isWords(int column) {
    return layout.kinds().stream()
        .anyMatch(
            k ->
                RowField.guesses(k).keySet().stream()
                    .filter(field -> field.longest() > RowField.ID.longest())
                    .anyMatch(field -> layout.index(k, field).orElse(-1) == column));
  }

  /** The selection as reported to the user. */
  public TableSelection taken() {
    return new TableSelection(
        kind.mappingName(),
        table.name(),
        why,
        kind == RowKind.VOTE && !layout.isFlat()
            ? column(RowField.CONVERSATION_ID).map(SourceColumn::name)
            : Optional.empty());
  }
}
