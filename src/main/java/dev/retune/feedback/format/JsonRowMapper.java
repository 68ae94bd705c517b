package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RetuneExportFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes rows of JSON objects. Keys may differ from row to row; {@code type} may tell the kind. */
final class JsonRowMapper {
  private record ShapeKey(List<String> names, Optional<RowKind> told) {}

  // files with ever new keys would fill the heap
  private static final int SHAPES_KEPT = 1_000;

  private final SourceMapping mapping;
  private final List<String> pointers;
  private final Map<ShapeKey, ColumnLayout> shapes = new HashMap<>();

  JsonRowMapper(SourceMapping mapping) {
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
    return JsonFormat.mapper()
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
   * @throws RowRejectedException when it is no object
   */
  RawRow row(long number, JsonNode node, Optional<RowKind> table) throws RowRejectedException {
    if (!node.isObject()) {
      throw new RowRejectedException("feedback.row.noObject");
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
    ColumnLayout layout = shape(new ShapeKey(names, told.or(() -> table)));
    return new RawRow(number, layout, new JsonRowValues(names, values));
  }

  private ColumnLayout shape(ShapeKey key) {
    if (shapes.size() >= SHAPES_KEPT) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(
        key,
        k -> RetuneExportFormat.isFeedback(k.names) ? ColumnLayout.ofExport(k.names) : told(k));
  }

  // a vote that has its question and its answer beside it is a flat row, whatever it is called
  private ColumnLayout told(ShapeKey key) {
    ColumnLayout guessed = ColumnLayout.of(key.names, mapping, Optional.empty());
    return guessed.isFlat() && !key.told.equals(Optional.of(RowKind.DOCUMENT))
        ? guessed
        : ColumnLayout.of(key.names, mapping, key.told);
  }
}
