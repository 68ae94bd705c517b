package dev.retune.settings.file;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
  private final SettingsErrorMapper errors;

  /**
   * Reads one file.
   *
   * @param file its path, for messages
   */
  SettingsReader(String file) {
    this.file = file;
    this.errors = new SettingsErrorMapper(file);
  }

  /**
   * Parses a text.
   *
   * @throws InvalidInputException with file, line and the expected value
   */
  Settings read(String text) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    JsonNode root = tree(json);
    if (!(root instanceof ObjectNode object)) {
      throw new InvalidInputException("settings.notObject", file);
    }
    object.remove(SCHEMA);
    withoutNulls(object);
    JsonNode all = STRICT.valueToTree(Settings.standard());
    UnknownSettingNames unknown = new UnknownSettingNames(file);
    try {
      JsonNode merged = STRICT.readerForUpdating(all).readValue(object);
      Settings settings = STRICT.readerFor(Settings.class).withHandler(unknown).readValue(merged);
      unknown.refuse(json);
      requireKnown(json, merged);
      return checked(json, settings);
    } catch (IOException e) {
      unknown.refuse(json);
      throw errors.refused(json, e);
    }
  }

  /** Checks values without a default. */
  private void requireKnown(String json, JsonNode merged) {
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
        throw errors.at(
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
      throw errors.at(json, SettingsErrorMapper.named(e).orElse(""), e);
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
}
