package dev.retune.index.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.model.GoldenQuestion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a file of questions with their relevant documents, one JSON object per line. */
public final class GoldenQuestionFile {
  private GoldenQuestionFile() {}

  /**
   * Reads {@code {"question": ..., "document_id": id or [ids]}} lines; ids are numbers or strings.
   * Empty lines are skipped.
   *
   * @throws InvalidInputException when the file cannot be read or has no question, or a line is
   *     invalid (the message names it)
   */
  public static List<GoldenQuestion> read(Path file) {
    return read(file, line -> true);
  }

  /** Reads only the lines with the given {@code split}. */
  public static List<GoldenQuestion> read(Path file, String split) {
    return read(file, line -> line.path("split").asText().equals(split));
  }

  private static List<GoldenQuestion> read(Path file, Predicate<JsonNode> wanted) {
    JsonMapper mapper = JsonFormat.mapper();
    List<GoldenQuestion> queries = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        JsonNode line = json(mapper, lines.get(i), file, i + 1);
        if (wanted.test(line)) {
          queries.add(query(line, file, i + 1));
        }
      }
    }
    if (queries.isEmpty()) {
      throw new InvalidInputException("index.noQueries", file.toString());
    }
    return queries;
  }

  private static List<String> lines(Path file) {
    // some editors write a byte order mark
    String text = text(file);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  /** Reads a whole UTF-8 file, with its byte order mark if it has one. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(e, "index.queriesEncoding", file.toString());
    } catch (IOException e) {
      throw new InvalidInputException(e, "index.queriesUnreadable", file.toString());
    }
  }

  private static GoldenQuestion query(JsonNode json, Path file, int number) {
    String question = json.path("question").asText("");
    Set<String> ids = ids(json.path("document_id"));
    if (json.path("question").isTextual() && !question.isBlank() && !ids.isEmpty()) {
      return new GoldenQuestion(question, ids);
    }
    throw new InvalidInputException("index.badQuery", file.toString(), String.valueOf(number));
  }

  private static JsonNode json(JsonMapper mapper, String line, Path file, int number) {
    try {
      return mapper.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(e, "index.badQuery", file.toString(), String.valueOf(number));
    }
  }

  /** The ids; empty when a value is neither a number nor a string. */
  private static Set<String> ids(JsonNode node) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode id : node.isArray() ? node : List.of(node)) {
      if (!id.isIntegralNumber() && !id.isTextual()) {
        return Set.of();
      }
      ids.add(id.asText());
    }
    return ids;
  }
}
