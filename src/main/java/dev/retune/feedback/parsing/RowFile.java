package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowRejectedException;
import java.io.IOException;

/** A file of rows that can be read again from its beginning. */
public interface RowFile {

  /** What is told of each row. */
  interface Sink {
    /** What the columns of all rows are, told before them by files that have a line of names. */
    default void columns(ColumnLayout layout) {}

    /** A row, in the order of the file. */
    void row(RawRow row);

    /** A row that could not be read at all. */
    void broken(long line, RowRejectedException fault);
  }

  /**
   * Reads all rows.
   *
   * @throws IOException when the file cannot be read
   * @throws dev.retune.common.error.InvalidInputException when it is no such file
   */
  void read(Sink sink) throws IOException;
}
