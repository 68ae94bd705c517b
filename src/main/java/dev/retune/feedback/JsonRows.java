package dev.retune.feedback;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.retune.text.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes rows of JSON objects. Keys may differ from row to row; {@code type} may tell the kind. */
final class JsonRows {
  private record ShapeKey(List<String> names, Optional<RowKind> told) {}

  // files with ever new keys would fill the heap
  private static final int SHAPES_KEPT = 1_000;

  private final Mapping mapping;
  private final List<String> pointers;
  private final Map<ShapeKey, Shape> shapes = new HashMap<>();

  JsonRows(Mapping mapping) {
    this.mapping = mapping;
    this.pointers =
        Stream.of(RowKind.values())
            .flatMap(kind -> mapping.of(kind).stream())
            .flatMap(
                names ->
                    Stream.concat(
                        names.columns().values().stream(), names.where().keySet().stream()))
            .filter(name -> name.startsWith("/"))
            .distinct()
            .toList();
  }

  /** Reads objects with numbers as they are written. */
  static ObjectReader reader() {
    return Json.mapper()
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        // which of two values is meant nobody can know
        .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  /**
   * The row that an object is.
   *
   * @param table the kind that the list tells that holds the object, if it does
   * @throws RowFault when it is no object
   */
  RawRow row(long number, JsonNode node, Optional<RowKind> table) throws RowFault {
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
    for (String pointer : pointers) {
      JsonNode found = node.at(JsonPointer.compile(pointer));
      if (!found.isMissingNode()) {
        names.add(pointer);
        values.add(found);
      }
    }
    Optional<RowKind> told =
        Optional.ofNullable(node.get("type")).map(JsonNode::asText).flatMap(RowKind::ofType);
    Shape shape = shape(new ShapeKey(names, told.or(() -> table)));
    return new RawRow(number, shape, new JsonValues(names, values));
  }

  private Shape shape(ShapeKey key) {
    if (shapes.size() >= SHAPES_KEPT) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(
        key, k -> OwnExport.isFeedback(k.names) ? Shape.ofExport(k.names) : told(k));
  }

  // a vote that has its question and its answer beside it is a flat row, whatever it is called
  private Shape told(ShapeKey key) {
    Shape guessed = Shape.of(key.names, mapping, Optional.empty());
    return guessed.isFlat() && !key.told.equals(Optional.of(RowKind.DOCUMENT))
        ? guessed
        : Shape.of(key.names, mapping, key.told);
  }
}
