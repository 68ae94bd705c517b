package dev.retune.settings.file;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.common.text.NearestWord;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a settings file. Missing and null values become defaults; misspelled names,
 * wrong types and values out of range are rejected with their line. Enum values may be in any case.
 */
final class SettingsReader {
  // the editor's reference to the schema
  private static final String SCHEMA = "$schema";

  private static final JsonMapper STRICT =
      JsonFormat.mapper()
          .rebuild()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private final String file;

  /**
   * Reads one file.
   *
   * @param file its path, for messages
   */
  SettingsReader(String file) {
    this.file = file;
  }

  /**
   * Parses a text.
   *
   * @throws InvalidInputException with file, line and the expected value
   */
  Settings read(String text) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    JsonNode told = tree(json);
    if (!(told instanceof ObjectNode object)) {
      throw new InvalidInputException("settings.notObject", file);
    }
    object.remove(SCHEMA);
    withoutNulls(object);
    JsonNode all = STRICT.valueToTree(Settings.standard());
    UnknownNames unknown = new UnknownNames();
    try {
      JsonNode merged = STRICT.readerForUpdating(all).readValue(object);
      Settings settings = STRICT.readerFor(Settings.class).withHandler(unknown).readValue(merged);
      unknown.refuse(json);
      needed(json, merged);
      return checked(json, settings);
    } catch (IOException e) {
      unknown.refuse(json);
      throw refused(json, e);
    }
  }

  /** Checks values without a default. */
  private void needed(String json, JsonNode merged) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < merged.path("sources").size(); i++) {
      paths.add("sources[" + i + "].name");
      paths.add("sources[" + i + "].url");
    }
    if (merged.path("database").isObject()) {
      paths.add("database.url");
    }
    for (String path : paths) {
      if (!merged.at(JsonLineNumbers.pointer(path)).isTextual()) {
        throw at(
            json,
            path,
            new InvalidInputException(
                "settings.value", path, new InvalidInputException("settings.needed")));
      }
    }
  }

  private Settings checked(String json, Settings settings) {
    try {
      return settings.checked();
    } catch (InvalidInputException e) {
      throw at(json, named(e).orElse(""), e);
    }
  }

  private JsonNode tree(String json) {
    try {
      return STRICT.readTree(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      boolean twice =
          e instanceof JsonParseException
              && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
      throw new InvalidInputException(
          e,
          twice ? "settings.twice" : "settings.notJson",
          file,
          String.valueOf(line),
          String.valueOf(column));
    }
  }

  private static void withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    } else if (node instanceof ArrayNode array) {
      array.removeIf(JsonNode::isNull);
    }
    node.forEach(SettingsReader::withoutNulls);
  }

  private InvalidInputException refused(String json, IOException e) {
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException refused) {
        return at(json, named(refused).orElse(path), refused);
      }
    }
    return at(
        json,
        path,
        switch (e) {
          case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
              new InvalidInputException(
                  e,
                  "settings.oneOf",
                  path,
                  String.valueOf(wrong.getValue()),
                  Arrays.stream(wrong.getTargetType().getEnumConstants())
                      .map(value -> value.toString().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", ")));
          case MismatchedInputException wrong ->
              new InvalidInputException(
                  e, "settings.type." + expected(wrong.getTargetType()), path);
          default -> new InvalidInputException(e, "settings.refused", path);
        });
  }

  /** Returns the setting that a rejection names first, such as {@code trigger.threshold}. */
  private static Optional<String> named(InvalidInputException refused) {
    return refused.key().startsWith("settings.") || refused.key().startsWith("retraining.")
        ? refused.args().stream().findFirst().map(String::valueOf)
        : Optional.empty();
  }

  private InvalidInputException at(String json, String path, InvalidInputException what) {
    String line = String.valueOf(JsonLineNumbers.of(json).line(path));
    return new InvalidInputException(what, "settings.at", file, line, what);
  }

  private static String path(JsonMappingException e) {
    return JsonLineNumbers.path(
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() != null
                        ? step.getFieldName()
                        : String.valueOf(step.getIndex()))
            .toList());
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "other";
    }
    return switch (type.getSimpleName()) {
      case "int", "long" -> "whole";
      case "double", "Double" -> "number";
      case "boolean" -> "truth";
      case "String" -> "text";
      case "Duration" -> "duration";
      case "ZoneId" -> "zone";
      case "List", "Set", "ArrayList", "HashSet" -> "list";
      default -> type.isRecord() || type.getSimpleName().endsWith("Map") ? "object" : "other";
    };
  }

  /** Collects all unknown names, each with a suggestion. */
  private final class UnknownNames extends DeserializationProblemHandler {
    private record Name(String path, Optional<String> meant) {}

    private final List<Name> names = new ArrayList<>();

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object owner,
        String name)
        throws IOException {
      var here = parser.getParsingContext();
      // an object or an array has its own context
      boolean within = parser.currentToken().isStructStart();
      String pointer = (within ? here.getParent() : here).pathAsPointer().toString();
      List<String> steps = new ArrayList<>(List.of(pointer.substring(1).split("/+")));
      steps.remove("");
      if (!steps.getLast().equals(name)) {
        steps.add(name);
      }
      Collection<Object> known =
          Objects.requireNonNullElse(deserializer.getKnownPropertyNames(), List.of());
      names.add(
          new Name(
              JsonLineNumbers.path(steps),
              NearestWord.to(name, known.stream().map(String::valueOf).toList())));
      parser.skipChildren();
      return true;
    }

    void refuse(String json) {
      if (names.isEmpty()) {
        return;
      }
      Name first = names.getFirst();
      JsonLineNumbers places = JsonLineNumbers.of(json);
      InvalidInputException what =
          names.size() > 1
              ? new InvalidInputException(
                  "settings.unknownSeveral",
                  names.stream().map(Name::path).collect(Collectors.joining(", ")))
              : first
                  .meant()
                  .map(
                      meant ->
                          new InvalidInputException("settings.unknownMeant", first.path(), meant))
                  .orElseGet(() -> new InvalidInputException("settings.unknown", first.path()));
      throw new InvalidInputException(
          "settings.at", file, String.valueOf(places.line(first.path())), what);
    }
  }
}
