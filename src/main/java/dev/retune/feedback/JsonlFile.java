package dev.retune.feedback;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** JSONL: an object a line. */
final class JsonlFile implements RowFile {
  private static final ObjectReader JSON =
      JsonRows.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private final RowEncoding encoding;
  private final JsonRows rows;

  JsonlFile(Path file, Mapping mapping, RowEncoding encoding) {
    this.file = file;
    this.encoding = encoding;
    this.rows = new JsonRows(mapping);
  }

  @Override
  public void read(Sink sink) throws IOException {
    try (Lines lines = new Lines(file, encoding)) {
      while (lines.next()) {
        try {
          String line = lines.text();
          if (!line.isBlank()) {
            sink.row(rows.row(lines.number(), parsed(line), Optional.empty()));
          }
        } catch (RowFault fault) {
          sink.broken(lines.number(), fault);
        }
      }
    }
  }

  /** The value that a line is. */
  static JsonNode parsed(String line) throws RowFault {
    try {
      return JSON.readValue(line);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new RowFault("feedback.row.brokenJson", at == null ? 1 : at.getColumnNr());
    }
  }
}
