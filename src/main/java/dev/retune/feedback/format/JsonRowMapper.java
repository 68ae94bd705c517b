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
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RetuneExportFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps JSON objects to rows. Keys may differ between rows; a {@code type} key may determine the
 * kind.
 */
final class JsonRowMapper {
  private record LayoutKey(List<String> names, Optional<RowKind> told) {}

  // bounds memory for files in which every object has different keys
  private static final int LAYOUTS_KEPT = 1_000;

  private final SourceMapping mapping;
  private final List<String> pointers;
  private final Map<LayoutKey, ColumnLayout> layouts = new HashMap<>();

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

  /** A reader that preserves numbers as written. */
  static ObjectReader reader() {
    return JsonFormat.mapper()
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        // which of two values for the same key applies is ambiguous
        .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  /**
   * The row of an object.
   *
   * @throws RowRejectedException when the node is not an object
   */
  RawRow row(long number, JsonNode node) throws RowRejectedException {
    return row(number, node, null);
  }

  /** Same for an object in an array of documents, unless the object itself has a type. */
  RawRow documentRow(long number, JsonNode node) throws RowRejectedException {
    return row(number, node, RowKind.DOCUMENT);
  }

  private RawRow row(long number, JsonNode node, @Nullable RowKind enclosing)
      throws RowRejectedException {
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
    ColumnLayout layout =
        layout(new LayoutKey(names, told.or(() -> Optional.ofNullable(enclosing))));
    return new RawRow(RowPlace.line(number), layout, new JsonRowValues(names, values));
  }

  private ColumnLayout layout(LayoutKey key) {
    if (layouts.size() >= LAYOUTS_KEPT) {
      layouts.clear();
    }
    return layouts.computeIfAbsent(
        key,
        k -> RetuneExportFormat.isFeedback(k.names) ? ColumnLayout.ofExport(k.names) : told(k));
  }

  // a vote with question and answer in the same object is a flat row, whatever its type
  private ColumnLayout told(LayoutKey key) {
    ColumnLayout guessed = ColumnLayout.of(key.names, mapping);
    return guessed.isFlat() && !key.told.equals(Optional.of(RowKind.DOCUMENT))
        ? guessed
        : key.told.map(kind -> ColumnLayout.of(key.names, mapping, kind)).orElse(guessed);
  }
}
