package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Indexes of the columns that are read. */
  public int[] readColumns() {
    return IntStream.range(0, table.columns().size()).filter(layout::uses).toArray();
  }

  /**
   * A query of the columns that are read, as text, in the order of a numeric id. A copy is read in
   * the order of the answers, so that rows next to each other are stored next to each other; its
   * last column is then the number of the row.
   */
  public String select(SourceDialect dialect, RowRange range) {
    String columns =
        IntStream.of(readColumns())
            .mapToObj(i -> dialect.asText(table.columns().get(i), isWords(i)))
            .collect(Collectors.joining(", "));
    String order =
        order()
            .flatMap(this::column)
            .map(by -> " ORDER BY " + dialect.quoted(by.name()))
            .orElse("");
    return "SELECT "
        + columns
        + (isCopy() ? ", rowid" : "")
        + " FROM "
        + table.from(dialect)
        + (range.condition().isEmpty() ? "" : " WHERE " + range.condition())
        + order;
  }

  /** Whether it is the copy of a query's result in a SQLite file, whose rows keep their numbers. */
  public boolean isCopy() {
    return why == TableSelection.Reason.PROFILE && table.query().isEmpty();
  }

  private Optional<RowField> order() {
    if (hasNumericId()) {
      return Optional.of(RowField.ID);
    }
    return isCopy()
        ? Optional.of(
            switch (kind) {
              case DOCUMENT, CONVERSATION -> RowField.ID;
              case VOTE, EVALUATION -> RowField.CONVERSATION_ID;
            })
        : Optional.empty();
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
