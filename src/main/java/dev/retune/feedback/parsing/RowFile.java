package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowRejectedException;
import java.io.IOException;

/** A file of rows that can be read repeatedly. */
public interface RowFile {

  /** Consumer of rows. */
  interface Sink {
    /** The layout of all rows; called first for files with a header line. */
    default void columns(ColumnLayout layout) {}

    /** A row, in file order. */
    void row(RawRow row);

    /** A row that could not be read. */
    void broken(long line, RowRejectedException fault);
  }

  /**
   * Reads all rows.
   *
   * @throws IOException when the file cannot be read
   * @throws dev.retune.common.error.InvalidInputException when the file does not have the expected
   *     format
   */
  void read(Sink sink) throws IOException;
}
