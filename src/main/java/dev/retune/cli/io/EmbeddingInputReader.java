package dev.retune.cli.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads one text per line. If the first line is a JSON object with a text, the input is JSONL;
 * otherwise lines are texts, and their ids are line numbers from 1.
 */
public final class EmbeddingInputReader implements Iterator<String> {
  private final BufferedReader reader;
  private final JsonMapper mapper;
  private final String name;
  // ids of texts whose vectors are outstanding, in order
  private final Queue<JsonNode> ids = new ArrayDeque<>();
  private Optional<String> next;
  private long line;
  private boolean jsonl;

  public EmbeddingInputReader(BufferedReader reader, JsonMapper mapper, String name) {
    this.reader = reader;
    this.mapper = mapper;
    this.name = name;
    this.next = read();
    this.jsonl = next.flatMap(this::object).isPresent();
  }

  private Optional<String> read() {
    try {
      String read = reader.readLine();
      line++;
      // blank lines are skipped in JSONL; in plain text they are texts
      while (jsonl && read != null && read.isBlank()) {
        read = reader.readLine();
        line++;
      }
      return Optional.ofNullable(read);
    } catch (IOException e) {
      throw new UnavailableException(
          e, "cli.embed.unreadable", name, String.valueOf(e.getMessage()));
    }
  }

  private Optional<JsonNode> object(String text) {
    try {
      return Optional.ofNullable(mapper.readTree(text))
          .filter(node -> node.path("text").isTextual());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public String next() {
    String current = next.orElseThrow(NoSuchElementException::new);
    String text = current;
    JsonNode id = LongNode.valueOf(line);
    if (jsonl) {
      JsonNode node =
          object(current)
              .orElseThrow(
                  () -> new InvalidInputException("cli.embed.badLine", name, String.valueOf(line)));
      text = node.path("text").textValue();
      id = node.hasNonNull("id") ? node.get("id") : id;
    }
    synchronized (ids) {
      ids.add(id);
    }
    next = read();
    return text;
  }

  /** Returns the id of the earliest outstanding text. */
  JsonNode nextId() {
    synchronized (ids) {
      return ids.remove();
    }
  }
}
