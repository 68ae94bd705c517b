package dev.retune.feedback;

/**
 * A row as it was read.
 *
 * @param number its line in a file, or its number in a table
 * @param shape what its columns are
 * @param values its values
 */
record RawRow(long number, Shape shape, Values values) {

  /** Values by column index, an absent one as the empty text. */
  @FunctionalInterface
  interface Values {
    /**
     * The value of a column.
     *
     * @throws RowFault when it cannot be used, such as a wrongly encoded one
     */
    String text(int column) throws RowFault;

    /**
     * The value of a column as a field: of a question that is written as chat messages what was
     * said.
     *
     * @throws RowFault when it cannot be used
     */
    default String said(int column, Field field) throws RowFault {
      return MessageText.ofText(text(column), field);
    }
  }
}
