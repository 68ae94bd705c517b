package dev.retune.feedback;

import java.io.IOException;

/** A file of rows that can be read again from its beginning. */
interface RowFile {

  /** What is told of each row. */
  interface Sink {
    /** What the columns of all rows are, told before them by files that have a line of names. */
    default void columns(Shape shape) {}

    /** A row, in the order of the file. */
    void row(RawRow row);

    /** A row that could not be read at all. */
    void broken(long line, RowFault fault);
  }

  /**
   * Reads all rows.
   *
   * @throws IOException when the file cannot be read
   * @throws dev.retune.fault.BadInput when it is no such file
   */
  void read(Sink sink) throws IOException;
}
