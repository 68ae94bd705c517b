package dev.retune.settings.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The line numbers of the values of a JSON text.
 *
 * @param lines line numbers, from 1, by JSON pointer
 */
record JsonLineNumbers(Map<String, Integer> lines) {

  /** Parses a text; if it is not valid JSON, up to the error. */
  static JsonLineNumbers of(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JsonFormat.mapper().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        JsonLocation at = parser.currentTokenLocation();
        lines.putIfAbsent(parser.getParsingContext().pathAsPointer().toString(), at.getLineNr());
      }
    } catch (IOException e) {
      // the part before the error still has line numbers
      return new JsonLineNumbers(lines);
    }
    return new JsonLineNumbers(lines);
  }

  /** Returns the line of a setting, else of its nearest ancestor. */
  int line(String path) {
    String pointer = pointer(path);
    while (!pointer.isEmpty() && !lines.containsKey(pointer)) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return Optional.ofNullable(lines.get(pointer)).orElse(1);
  }

  /** Converts {@code sources[0].url} to {@code /sources/0/url}. */
  static String pointer(String path) {
    return path.isEmpty() ? "" : "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
  }

  /** Converts the names and indexes of a path back to text. */
  static String path(List<String> steps) {
    StringBuilder path = new StringBuilder();
    for (String step : steps) {
      if (step.matches("\\d+") && !path.isEmpty()) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }
}
