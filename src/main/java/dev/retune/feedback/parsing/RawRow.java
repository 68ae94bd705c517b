package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowPlace;

/**
 * A row as read from a file or table.
 *
 * @param place where it is
 * @param layout meaning of its columns
 * @param values its values
 */
public record RawRow(RowPlace place, ColumnLayout layout, Values values) {

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
