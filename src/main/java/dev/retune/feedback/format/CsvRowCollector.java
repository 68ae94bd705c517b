package dev.retune.feedback.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Takes fields from the CSV reader without keeping those that are too long to be stored. */
final class CsvRowCollector extends AbstractBaseCsvCallbackHandler<CsvRowCollector.Row> {
  // of a text that is not too long, each of its characters takes at most three bytes
  private static final int LONGEST = 3 * RowField.TEXT;

  /**
   * One row.
   *
   * @param line its first line, counted from where reading began
   * @param fields their bytes as one character each
   * @param tooLong which of the fields were not kept
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

  /** The first line of the row being read. */
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
