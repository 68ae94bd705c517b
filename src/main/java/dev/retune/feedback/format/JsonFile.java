package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * JSON, indented or not: an array of objects, an object that contains such arrays, or concatenated
 * objects. Holds one object in memory at a time.
 */
final class JsonFile implements RowFile {
  private static final ObjectReader JSON = JsonRowMapper.reader();

  private final JsonDocument document;
  private final JsonRowMapper rows;
  // positions of objects that are not rows themselves but contain arrays of rows
  private final Set<Long> holders = new HashSet<>();
  private boolean known;
  private long rowsTold;

  JsonFile(Path file, SourceMapping mapping, RowEncoding encoding) {
    this.document = new JsonDocument(file, encoding);
    this.rows = new JsonRowMapper(mapping);
  }

  @Override
  public void read(Sink sink) throws IOException {
    if (!known) {
      document.each(this::lookForLists);
      known = true;
    }
    rowsTold = 0;
    document.each(parser -> rows(parser, sink));
  }

  private static long place(JsonParser parser) {
    return parser.currentTokenLocation().getCharOffset();
  }

  private void lookForLists(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    long place = place(parser);
    boolean lists = false;
    boolean row = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        lists |= parser.nextToken() == JsonToken.START_OBJECT;
        while (parser.currentToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
          parser.nextToken();
        }
      } else {
        parser.skipChildren();
        row |= isText(name);
      }
    }
    if (lists && !row) {
      holders.add(place);
    }
  }

  // a question, an answer or a document may contain arrays besides its text
  private static boolean isText(String name) {
    return Set.of(RowField.QUESTION, RowField.ANSWER).stream()
            .anyMatch(field -> isGuess(RowKind.CONVERSATION, field, name))
        || isGuess(RowKind.DOCUMENT, RowField.BODY, name);
  }

  private static boolean isGuess(RowKind kind, RowField field, String name) {
    return RowField.guesses(kind).getOrDefault(field, List.of()).stream()
        .anyMatch(guess -> NameNormalizer.normal(guess).equals(NameNormalizer.normal(name)));
  }

  private void rows(JsonParser parser, Sink sink) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      list(parser, rows::row, sink);
    } else if (parser.currentToken() == JsonToken.START_OBJECT && holders.contains(place(parser))) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          // rows of other arrays are recognized individually and may be flat
          boolean documents = RowKind.ofType(name).equals(Optional.of(RowKind.DOCUMENT));
          list(parser, documents ? rows::documentRow : rows::row, sink);
        } else {
          parser.skipChildren();
        }
      }
    } else {
      row(parser, rows::row, sink);
    }
  }

  private interface ObjectMapping {
    RawRow row(long number, JsonNode node) throws RowRejectedException;
  }

  private void list(JsonParser parser, ObjectMapping mapping, Sink sink) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      row(parser, mapping, sink);
    }
  }

  private void row(JsonParser parser, ObjectMapping mapping, Sink sink) throws IOException {
    long number = ++rowsTold;
    JsonNode node = JSON.readValue(parser);
    try {
      sink.row(mapping.row(number, node));
    } catch (RowRejectedException fault) {
      sink.broken(number, fault);
    }
  }
}
