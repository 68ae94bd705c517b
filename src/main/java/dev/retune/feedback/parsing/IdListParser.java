package dev.retune.feedback.parsing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads several ids from one value. */
final class IdListParser {
  private IdListParser() {}

  /**
   * The ids of a JSON array, an array as PostgreSQL writes it, or a list separated by commas; empty
   * when an element of an array is neither text nor number.
   */
  static Optional<List<String>> list(String text) {
    String trimmed = text.strip();
    if (trimmed.equals("null")) {
      return Optional.of(List.of());
    }
    if (trimmed.startsWith("[")) {
      return array(trimmed).flatMap(IdListParser::elements);
    }
    if (trimmed.startsWith("{") && trimmed.endsWith("}")) {
      return PostgresArray.parse(trimmed);
    }
    return Optional.of(List.of(trimmed.split(",", -1)));
  }

  /** One id as it is, or the ids of a JSON array. */
  static Optional<List<String>> oneOrArray(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
      Optional<JsonNode> array = array(trimmed);
      if (array.isPresent()) {
        return elements(array.get());
      }
    }
    return Optional.of(List.of(text));
  }

  private static Optional<JsonNode> array(String text) {
    try {
      return Optional.of(JsonFormat.mapper().readTree(text)).filter(JsonNode::isArray);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> elements(JsonNode array) {
    List<String> ids = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isTextual() || element.isNumber()) {
        ids.add(element.asText());
      } else if (!element.isNull()) {
        return Optional.empty();
      }
    }
    return Optional.of(ids);
  }

  /** Arrays of one dimension as PostgreSQL writes them: {@code {a,"b c",NULL}}. */
  private static final class PostgresArray {
    private final String text;
    private int at = 1;

    private PostgresArray(String text) {
      this.text = text;
    }

    static Optional<List<String>> parse(String text) {
      return new PostgresArray(text).elements();
    }

    private Optional<List<String>> elements() {
      List<String> ids = new ArrayList<>();
      int end = text.length() - 1;
      while (at < end) {
        boolean quoted = text.charAt(at) == '"';
        Optional<String> element = quoted ? quoted(end) : plain(end);
        if (element.isEmpty() || (at < end && text.charAt(at) != ',')) {
          return Optional.empty();
        }
        at++;
        if (quoted || !element.get().equalsIgnoreCase("NULL")) {
          ids.add(element.get());
        }
      }
      return Optional.of(ids);
    }

    private Optional<String> quoted(int end) {
      StringBuilder element = new StringBuilder();
      for (at++; at < end && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\') {
          at++;
        }
        element.append(text.charAt(at));
      }
      if (at >= end) {
        return Optional.empty();
      }
      at++;
      return Optional.of(element.toString());
    }

    private Optional<String> plain(int end) {
      int from = at;
      while (at < end && text.charAt(at) != ',') {
        if ("{}\"\\".indexOf(text.charAt(at)) >= 0) {
          return Optional.empty();
        }
        at++;
      }
      return Optional.of(text.substring(from, at));
    }
  }
}
