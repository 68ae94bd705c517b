package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;

/**
 * A row as it was read.
 *
 * @param number its line in a file, or its number in a table
 * @param shape what its columns are
 * @param values its values
 */
public record RawRow(long number, ColumnLayout shape, Values values) {

  /** Values by column index, an absent one as the empty text. */
  @FunctionalInterface
  public interface Values {
    /**
     * The value of a column.
     *
     * @throws RowRejectedException when it cannot be used, such as a wrongly encoded one
     */
    String text(int column) throws RowRejectedException;

    /**
     * The value of a column as a field: of a question that is written as chat messages what was
     * said.
     *
     * @throws RowRejectedException when it cannot be used
     */
    default String said(int column, RowField field) throws RowRejectedException {
      return ChatMessageText.ofText(text(column), field);
    }
  }
}
