package dev.retune.feedback;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.retune.fault.BadInput;
import dev.retune.text.SpreadsheetCell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * CSV with a header line; fields may be quoted and hold line breaks. A row that breaks the rules of
 * quoting is told as broken and reading goes on with the line after its first, so that a stray
 * quote costs one row and not the rest of the file.
 */
final class CsvFile implements RowFile {
  private static final int LONGEST_ROW = 64 * 1024 * 1024;

  private final Path file;
  private final Mapping mapping;
  private final RowEncoding encoding;

  CsvFile(Path file, Mapping mapping, RowEncoding encoding) {
    this.file = file;
    this.mapping = mapping;
    this.encoding = encoding;
  }

  @Override
  public void read(Sink sink) throws IOException {
    CsvText text = new CsvText(file);
    Shape shape = shape(text);
    sink.columns(shape);
    while (!readOn(text, shape, sink)) {
      // a broken row was passed over
    }
  }

  private Shape shape(CsvText text) {
    try {
      List<String> names =
          builder(text.delimiter())
              .ofSingleCsvRecord(encoding.ofLatin1(text.header()))
              .getFields()
              .stream()
              .map(String::strip)
              .toList();
      Shape shape =
          OwnExport.isFeedback(names)
              ? Shape.ofExport(names)
              : Shape.of(names, mapping, Optional.empty());
      refuseDuplicates(names, shape);
      return shape;
    } catch (RowFault e) {
      throw new BadInput(e, "feedback.headerEncoding", file.toString(), encoding.charset().name());
    } catch (CsvParseException e) {
      throw new BadInput(e, "feedback.headerUnreadable", file.toString());
    }
  }

  // which of the two is meant nobody can know
  private void refuseDuplicates(List<String> names, Shape shape) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (shape.uses(i) && names.stream().filter(name::equalsIgnoreCase).count() > 1) {
        throw new BadInput("feedback.columnTwice", file.toString(), RowFault.shown(name));
      }
    }
  }

  private static CsvReader.CsvReaderBuilder builder(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(LONGEST_ROW)
        .allowUnclosedQuote(false)
        // counted below, so that such a row is told as what it is
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** Reads to the end of the file, or to behind a broken row; tells whether that is the end. */
  private boolean readOn(CsvText text, Shape shape, Sink sink) throws IOException {
    long before = text.line() - 1;
    CsvRows rows = new CsvRows();
    try (CsvReader<CsvRows.Row> reader = builder(text.delimiter()).build(rows, text.reader());
        CloseableIterator<CsvRows.Row> iterator = reader.iterator()) {
      while (iterator.hasNext()) {
        sink(iterator.next(), before, shape, isForSpreadsheets(text, shape), sink);
      }
      return true;
    } catch (CsvParseException e) {
      long broken = before + rows.line();
      sink.broken(broken, new RowFault("feedback.row.quotes"));
      text.goTo(broken + 1);
      return false;
    }
  }

  private static boolean isForSpreadsheets(CsvText text, Shape shape) {
    return shape.isVerbatim() && text.isMarked();
  }

  private void sink(CsvRows.Row row, long before, Shape shape, boolean forSpreadsheets, Sink sink) {
    List<String> names = shape.names();
    int found = row.fields().size();
    boolean fits =
        found >= names.size()
            && row.fields().subList(names.size(), found).stream().allMatch(String::isBlank);
    if (fits) {
      sink.row(
          new RawRow(
              before + row.line(),
              shape,
              column -> {
                String cell = row.text(column, names.get(column), encoding);
                return forSpreadsheets ? SpreadsheetCell.original(cell) : cell;
              }));
    } else {
      sink.broken(
          before + row.line(), new RowFault("feedback.row.fieldCount", found, names.size()));
    }
  }
}
