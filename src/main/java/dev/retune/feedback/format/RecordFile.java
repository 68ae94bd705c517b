package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file as a sequence of JSON objects, whatever its format: the rows of a CSV file by column name,
 * the lines of JSONL, the elements of an array. Holds one object in memory at a time.
 */
public final class RecordFile {
  private static final ObjectReader JSON = JsonRowMapper.reader();

  /** How a file is written. */
  public enum Format {
    CSV,
    /** One object per line. */
    LINES,
    /** JSON of any other form. */
    DOCUMENT
  }

  /** Consumer of records. */
  public interface Sink {
    /**
     * A record.
     *
     * @return whether to read on
     */
    boolean record(long number, JsonNode object);

    /**
     * A part of the file that is no record.
     *
     * @return whether to read on
     */
    boolean broken(long number, RowRejectedException fault);
  }

  /** Ends the reading of a file. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  private final Path path;
  private final RowEncoding encoding;
  private final Format format;

  /** Opens a file; its format is determined as for an import. */
  public RecordFile(Path path, RowEncoding encoding) throws IOException {
    this.path = path;
    this.encoding = encoding;
    this.format = RowFileOpener.format(path, encoding);
  }

  public Path path() {
    return path;
  }

  public RowEncoding encoding() {
    return encoding;
  }

  /** Whether its records are those of a CSV file. */
  public boolean isCsv() {
    return format == Format.CSV;
  }

  /**
   * Reads the records.
   *
   * @param at where they are within each top-level object; the empty pointer for these themselves
   * @throws dev.retune.common.error.InvalidInputException when the file does not have its format
   */
  public void read(JsonPointer at, Sink sink) throws IOException {
    try {
      switch (format) {
        // the rows of a table are not within anything
        case CSV -> new CsvFile(path, SourceMapping.GUESSED, encoding).read(new Cells(sink));
        case LINES -> lines(at, sink);
        case DOCUMENT -> document(at, sink);
      }
    } catch (Enough enough) {
      // the sink needs no more
    }
  }

  private static void told(boolean more) {
    if (!more) {
      throw new Enough();
    }
  }

  private void lines(JsonPointer at, Sink sink) throws IOException {
    try (ByteLineReader lines = new ByteLineReader(path, encoding)) {
      while (lines.next()) {
        long number = lines.number();
        try {
          String line = lines.text();
          if (!line.isBlank()) {
            JsonNode found = JsonlFile.parsed(line).at(at);
            if (found.isArray()) {
              found.forEach(node -> one(number, node, sink));
            } else if (!found.isMissingNode()) {
              one(number, found, sink);
            }
          }
        } catch (RowRejectedException fault) {
          told(sink.broken(number, fault));
        }
      }
    }
  }

  private static void one(long number, JsonNode node, Sink sink) {
    told(
        node.isObject()
            ? sink.record(number, node)
            : sink.broken(number, new RowRejectedException("feedback.row.noObject")));
  }

  private void document(JsonPointer at, Sink sink) throws IOException {
    long[] number = {0};
    new JsonDocument(path, encoding)
        .each(
            parser -> {
              if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                  within(parser, at, sink, number);
                }
              } else {
                within(parser, at, sink, number);
              }
            });
  }

  /** Passes what is at a pointer within the value at the parser's position. */
  private static void within(JsonParser parser, JsonPointer at, Sink sink, long[] number)
      throws IOException {
    if (at.matches()) {
      one(++number[0], JSON.readValue(parser), sink);
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = at.matchesProperty(parser.currentName());
      JsonToken value = parser.nextToken();
      if (!wanted) {
        parser.skipChildren();
      } else if (at.tail().matches() && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          one(++number[0], JSON.readValue(parser), sink);
        }
      } else {
        within(parser, at.tail(), sink, number);
      }
    }
  }

  /** Rows of a CSV file as objects. */
  private record Cells(Sink sink) implements RowFile.Sink {
    @Override
    public void row(RawRow row) {
      List<String> names = row.layout().names();
      ObjectNode object = JsonFormat.mapper().createObjectNode();
      try {
        for (int i = 0; i < names.size(); i++) {
          object.put(names.get(i), row.values().text(i));
        }
        told(sink.record(row.place().row(), object));
      } catch (RowRejectedException fault) {
        told(sink.broken(row.place().row(), fault));
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      told(sink.broken(line, fault));
    }
  }
}
