package dev.retune.feedback;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSONL: an object a line. Keys may differ from line to line; {@code type} may tell the kind. */
final class JsonlFile implements RowFile {
  private record ShapeKey(List<String> names, Optional<RowKind> told) {}

  // files with ever new keys would fill the heap
  private static final int SHAPES_KEPT = 1_000;

  private final Path file;
  private final Mapping mapping;
  private final ObjectReader json =
      Json.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final Map<ShapeKey, Shape> shapes = new HashMap<>();

  JsonlFile(Path file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  @Override
  public void read(Sink sink) throws IOException {
    try (Lines lines = new Lines(file)) {
      while (lines.next()) {
        try {
          String line = lines.text();
          if (!line.isBlank()) {
            sink.row(row(lines.number(), line));
          }
        } catch (RowFault fault) {
          sink.broken(lines.number(), fault);
        }
      }
    }
  }

  private RawRow row(long number, String line) throws RowFault {
    JsonNode node = parsed(line);
    if (!node.isObject()) {
      throw new RowFault("feedback.row.noObject");
    }
    List<String> names = new ArrayList<>();
    List<JsonNode> values = new ArrayList<>();
    node.properties()
        .forEach(
            p -> {
              names.add(p.getKey());
              values.add(p.getValue());
            });
    Optional<RowKind> told =
        Optional.ofNullable(node.get("type")).map(JsonNode::asText).flatMap(RowKind::ofType);
    return new RawRow(
        number, shape(new ShapeKey(names, told)), column -> text(names, values, column));
  }

  private Shape shape(ShapeKey key) {
    if (shapes.size() >= SHAPES_KEPT) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(key, k -> Shape.of(k.names, mapping, k.told));
  }

  private JsonNode parsed(String line) throws RowFault {
    try {
      return json.readValue(line);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new RowFault("feedback.row.brokenJson", at == null ? 1 : at.getColumnNr());
    }
  }

  private static String text(List<String> names, List<JsonNode> values, int column)
      throws RowFault {
    JsonNode value = values.get(column);
    if (value.isContainerNode()) {
      throw new RowFault("feedback.row.nested", RowFault.shown(names.get(column)));
    }
    return value.isNull() ? "" : value.asText();
  }
}
