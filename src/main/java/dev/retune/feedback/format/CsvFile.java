package dev.retune.feedback.format;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.SpreadsheetCellEscaper;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RetuneExportFormat;
import dev.retune.feedback.parsing.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CSV with a header line; fields may be quoted and contain line breaks. A row with invalid quoting
 * is reported as broken and reading resumes on the line after its first, so that a stray quote
 * costs one row instead of the rest of the file.
 */
final class CsvFile implements RowFile {
  private static final int LONGEST_ROW = 64 * 1024 * 1024;

  private final Path file;
  private final SourceMapping mapping;
  private final RowEncoding encoding;

  CsvFile(Path file, SourceMapping mapping, RowEncoding encoding) {
    this.file = file;
    this.mapping = mapping;
    this.encoding = encoding;
  }

  @Override
  public void read(Sink sink) throws IOException {
    CsvByteSource text = new CsvByteSource(file);
    ColumnLayout layout = layout(text);
    sink.columns(layout);
    while (!readOn(text, layout, sink)) {
      // repeats after each skipped broken row
    }
  }

  private ColumnLayout layout(CsvByteSource text) {
    try {
      List<String> names =
          builder(text.delimiter())
              .ofSingleCsvRecord(encoding.ofLatin1(text.header()))
              .getFields()
              .stream()
              .map(String::strip)
              .toList();
      ColumnLayout layout =
          RetuneExportFormat.isFeedback(names)
              ? ColumnLayout.ofExport(names)
              : ColumnLayout.of(names, mapping);
      refuseDuplicates(names, layout);
      return layout;
    } catch (RowRejectedException e) {
      throw new InvalidInputException(
          e, "feedback.headerEncoding", file.toString(), encoding.charset().name());
    } catch (CsvParseException e) {
      throw new InvalidInputException(e, "feedback.headerUnreadable", file.toString());
    }
  }

  // which of two columns with the same name applies is ambiguous
  private void refuseDuplicates(List<String> names, ColumnLayout layout) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (layout.uses(i) && names.stream().filter(name::equalsIgnoreCase).count() > 1) {
        throw new InvalidInputException(
            "feedback.columnTwice", file.toString(), RowRejectedException.shown(name));
      }
    }
  }

  private static CsvReader.CsvReaderBuilder builder(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(LONGEST_ROW)
        .allowUnclosedQuote(false)
        // checked below, so that such a row is reported with its actual cause
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** Reads to the end of the file or past a broken row; true at the end of the file. */
  private boolean readOn(CsvByteSource text, ColumnLayout layout, Sink sink) throws IOException {
    long before = text.line() - 1;
    CsvRowCollector rows = new CsvRowCollector();
    try (CsvReader<CsvRowCollector.Row> reader =
            builder(text.delimiter()).build(rows, text.reader());
        CloseableIterator<CsvRowCollector.Row> iterator = reader.iterator()) {
      while (iterator.hasNext()) {
        sink(iterator.next(), before, layout, isForSpreadsheets(text, layout), sink);
      }
      return true;
    } catch (CsvParseException e) {
      long broken = before + rows.line();
      sink.broken(broken, new RowRejectedException("feedback.row.quotes"));
      text.goTo(broken + 1);
      return false;
    }
  }

  private static boolean isForSpreadsheets(CsvByteSource text, ColumnLayout layout) {
    return layout.isVerbatim() && text.isMarked();
  }

  private void sink(
      CsvRowCollector.Row row,
      long before,
      ColumnLayout layout,
      boolean forSpreadsheets,
      Sink sink) {
    List<String> names = layout.names();
    int found = row.fields().size();
    boolean fits =
        found >= names.size()
            && row.fields().subList(names.size(), found).stream().allMatch(String::isBlank);
    if (fits) {
      sink.row(
          new RawRow(
              RowPlace.line(before + row.line()),
              layout,
              column -> {
                String cell = row.text(column, names.get(column), encoding);
                return forSpreadsheets ? SpreadsheetCellEscaper.original(cell) : cell;
              }));
    } else {
      sink.broken(
          before + row.line(),
          new RowRejectedException("feedback.row.fieldCount", found, names.size()));
    }
  }
}
