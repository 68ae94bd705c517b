package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;

/**
 * A row as read from a file or table.
 *
 * @param number line in a file, or index in a table
 * @param layout meaning of its columns
 * @param values its values
 */
public record RawRow(long number, ColumnLayout layout, Values values) {

  /** Values by column index; missing values are empty strings. */
  @FunctionalInterface
  public interface Values {
    /**
     * The value of a column.
     *
     * @throws RowRejectedException when the value is unusable, for example wrongly encoded
     */
    String text(int column) throws RowRejectedException;

    /**
     * The value of a column for a field; extracts the text when a question or answer is in chat
     * message format.
     *
     * @throws RowRejectedException when the value is unusable
     */
    default String said(int column, RowField field) throws RowRejectedException {
      return ChatMessageText.ofText(text(column), field);
    }
  }
}
