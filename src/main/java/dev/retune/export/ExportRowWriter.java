package dev.retune.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.retune.common.io.Sha256;
import dev.retune.common.text.JsonFormat;
import dev.retune.common.text.SpreadsheetCellEscaper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows of named columns to a stream and computes the checksum. */
final class ExportRowWriter {
  private final Sha256 hash = new Sha256();
  private final BufferedWriter writer;
  private final CsvWriter csv;
  private final ExportFormat format;
  private final JsonMapper mapper = JsonFormat.mapper();
  private List<String> columns = List.of();
  private int waitingAt = -1;
  private long rows;
  private long waiting;

  /** The stream remains open; closing it is up to the caller. */
  ExportRowWriter(ExportFormat format, OutputStream out) throws IOException {
    this.format = format;
    this.writer =
        new BufferedWriter(new OutputStreamWriter(hash.through(out), StandardCharsets.UTF_8));
    boolean sheet = format == ExportFormat.SPREADSHEET;
    this.csv =
        CsvWriter.builder()
            .quoteStrategy(sheet ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
            .build(writer);
    if (sheet) {
      // without a byte order mark, spreadsheets assume a legacy encoding
      writer.write('\ufeff');
    }
  }

  void header(List<String> names) {
    columns = List.copyOf(names);
    waitingAt = columns.indexOf(ExportTableReader.WAITING);
    if (format != ExportFormat.JSONL) {
      csv.writeRecord(names);
    }
  }

  void row(List<? extends @Nullable Object> values) {
    rows++;
    waiting += waitingAt >= 0 && Boolean.TRUE.equals(values.get(waitingAt)) ? 1 : 0;
    switch (format) {
      case CSV -> csv.writeRecord(values.stream().map(this::cell).toList());
      case SPREADSHEET ->
          csv.writeRecord(
              values.stream().map(this::cell).map(SpreadsheetCellEscaper::harmless).toList());
      case JSONL -> line(values);
    }
  }

  private String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> json(list);
      default -> value.toString();
    };
  }

  private void line(List<? extends @Nullable Object> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), values.get(i));
    }
    try {
      writer.write(json(object));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a value may be a list; otherwise one row is written per list item. */
  boolean takesLists() {
    return format == ExportFormat.JSONL;
  }

  long rows() {
    return rows;
  }

  /** Number of written votes that wait for their answer. */
  long waiting() {
    return waiting;
  }

  List<String> columns() {
    return columns;
  }

  /** Flushes everything; returns the SHA-256 in hex. */
  String finish() throws IOException {
    csv.flush();
    writer.flush();
    return hash.hex();
  }
}
