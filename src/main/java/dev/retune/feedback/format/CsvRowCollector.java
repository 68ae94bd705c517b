package dev.retune.feedback.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Collects fields from the CSV reader and discards those that exceed the maximum length. */
final class CsvRowCollector extends AbstractBaseCsvCallbackHandler<CsvRowCollector.Row> {
  // UTF-8 uses at most three bytes per UTF-16 code unit
  private static final int LONGEST = 3 * RowField.TEXT;

  /**
   * A row.
   *
   * @param line its first line, relative to the start of reading
   * @param fields field contents, one character per byte
   * @param tooLong indexes of discarded fields
   */
  record Row(long line, List<String> fields, BitSet tooLong) {

    String text(int column, String name, RowEncoding encoding) throws RowRejectedException {
      if (tooLong.get(column)) {
        throw new RowRejectedException("feedback.row.tooLong", name, RowField.TEXT);
      }
      return encoding.ofLatin1(fields.get(column));
    }
  }

  private long line;
  private List<String> fields = new ArrayList<>();
  private BitSet tooLong = new BitSet();

  /** First line of the row being read. */
  long line() {
    return line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    fields = new ArrayList<>();
    tooLong = new BitSet();
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (length > LONGEST) {
      tooLong.set(index);
      fields.add("");
    } else {
      fields.add(new String(buffer, offset, length));
    }
  }

  @Override
  protected Row buildRecord() {
    return new Row(line, fields, tooLong);
  }
}
