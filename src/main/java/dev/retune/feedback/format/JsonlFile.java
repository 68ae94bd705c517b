package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.parsing.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** JSONL: one object per line. */
final class JsonlFile implements RowFile {
  private static final ObjectReader JSON =
      JsonRowMapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private final RowEncoding encoding;
  private final JsonRowMapper rows;

  JsonlFile(Path file, SourceMapping mapping, RowEncoding encoding) {
    this.file = file;
    this.encoding = encoding;
    this.rows = new JsonRowMapper(mapping);
  }

  @Override
  public void read(Sink sink) throws IOException {
    try (ByteLineReader lines = new ByteLineReader(file, encoding)) {
      while (lines.next()) {
        try {
          String line = lines.text();
          if (!line.isBlank()) {
            sink.row(rows.row(lines.number(), parsed(line)));
          }
        } catch (RowRejectedException fault) {
          sink.broken(lines.number(), fault);
        }
      }
    }
  }

  /** Parses a line. */
  static JsonNode parsed(String line) throws RowRejectedException {
    try (JsonParser parser = JSON.createParser(line)) {
      return parsed(parser);
    } catch (IOException e) {
      // closing a text does not fail
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(JsonParser parser) throws IOException, RowRejectedException {
    try {
      return JSON.readValue(parser);
    } catch (JacksonException e) {
      if (JsonLimits.isTooDeep(parser)) {
        throw new RowRejectedException("feedback.row.tooDeep", JsonLimits.DEPTH);
      }
      var at = e.getLocation();
      throw new RowRejectedException("feedback.row.brokenJson", at == null ? 1 : at.getColumnNr());
    }
  }
}
