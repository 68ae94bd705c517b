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
 * Where each value of a JSON text stands.
 *
 * @param lines by JSON pointer, from 1
 */
record JsonLineNumbers(Map<String, Integer> lines) {

  /** Of a text that is JSON; where it is not, of what comes before the fault. */
  static JsonLineNumbers of(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JsonFormat.mapper().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        JsonLocation at = parser.currentTokenLocation();
        lines.putIfAbsent(parser.getParsingContext().pathAsPointer().toString(), at.getLineNr());
      }
    } catch (IOException e) {
      // what was seen so far still tells where things stand
      return new JsonLineNumbers(lines);
    }
    return new JsonLineNumbers(lines);
  }

  /** The line of a setting, else of the nearest one around it. */
  int line(String path) {
    String pointer = pointer(path);
    while (!pointer.isEmpty() && !lines.containsKey(pointer)) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return Optional.ofNullable(lines.get(pointer)).orElse(1);
  }

  /** {@code sources[0].url} as {@code /sources/0/url}. */
  static String pointer(String path) {
    return path.isEmpty() ? "" : "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
  }

  /** The other way round, from the names and numbers on the way. */
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
