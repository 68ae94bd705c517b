package dev.retune.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.retune.fault.Unavailable;
import dev.retune.text.Json;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of named columns to a file, with its checksum. */
final class RowWriter implements Closeable {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?([eE][+-]?\\d+)?");

  private final DigestOutputStream digest;
  private final BufferedWriter writer;
  private final CsvWriter csv;
  private final Exporter.Format format;
  private final JsonMapper mapper = Json.mapper();
  private List<String> columns = List.of();
  private long rows;

  private RowWriter(Exporter.Format format, DigestOutputStream digest) throws IOException {
    this.format = format;
    this.digest = digest;
    this.writer = new BufferedWriter(new OutputStreamWriter(digest, StandardCharsets.UTF_8));
    this.csv = CsvWriter.builder().build(writer);
    if (format == Exporter.Format.SPREADSHEET) {
      // without it a spreadsheet takes the text for one of its country's old encodings
      writer.write('\ufeff');
    }
  }

  static RowWriter open(Exporter.Format format, Path file) throws IOException {
    try {
      return new RowWriter(
          format,
          new DigestOutputStream(
              Files.newOutputStream(file), MessageDigest.getInstance("SHA-256")));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void header(List<String> names) {
    columns = List.copyOf(names);
    if (format != Exporter.Format.JSONL) {
      csv.writeRecord(names);
    }
  }

  void row(List<? extends @Nullable Object> values) {
    rows++;
    switch (format) {
      case CSV -> csv.writeRecord(values.stream().map(RowWriter::cell).toList());
      case SPREADSHEET ->
          csv.writeRecord(values.stream().map(RowWriter::cell).map(RowWriter::harmless).toList());
      case JSONL -> line(values);
    }
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> several -> String.join(" ", several.stream().map(String::valueOf).toList());
      default -> value.toString();
    };
  }

  /** A cell that begins so would be computed when the file is opened; a number is left one. */
  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  private void line(List<? extends @Nullable Object> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), values.get(i));
    }
    try {
      writer.write(mapper.writeValueAsString(object));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long rows() {
    return rows;
  }

  List<String> columns() {
    return columns;
  }

  /** Ends the file; its SHA-256 in hex. */
  String finish() throws IOException {
    writer.flush();
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  @Override
  public void close() {
    try {
      csv.close();
      writer.close();
    } catch (IOException e) {
      throw new Unavailable(e, "export.unwritable", "", String.valueOf(e.getMessage()));
    }
  }
}
