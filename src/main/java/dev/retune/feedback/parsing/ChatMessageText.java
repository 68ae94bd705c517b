package dev.retune.feedback.parsing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.NameNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The text of a question or an answer that is written as chat messages: {@code {"role": "user",
 * "content": "..."}}, a list of them, or an object that holds one under {@code messages}. Of a list
 * the last message of that speaker counts.
 */
public final class ChatMessageText {
  private static final Set<String> USERS = Set.of("user", "human", "prompter");
  private static final Set<String> MODELS = Set.of("assistant", "ai", "model", "bot", "gpt");

  private ChatMessageText() {}

  /** The text said in messages; empty when the node holds none of that field's speaker. */
  public static Optional<String> of(JsonNode node, RowField field) {
    Set<String> speakers = field == RowField.QUESTION ? USERS : MODELS;
    JsonNode list = node.path("messages").isArray() ? node.path("messages") : node;
    List<JsonNode> messages = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(messages::add);
    } else {
      messages.add(list);
    }
    boolean all =
        !messages.isEmpty()
            && messages.stream().allMatch(m -> m.path("role").isTextual() && m.has("content"));
    return all
        ? messages.reversed().stream()
            .filter(m -> speakers.contains(NameNormalizer.normal(m.path("role").asText())))
            .findFirst()
            .flatMap(m -> content(m.path("content")))
        : Optional.empty();
  }

  /** The same of a text that is JSON; any other text is what it is. */
  public static String ofText(String text, RowField field) {
    if ((field != RowField.QUESTION && field != RowField.ANSWER)
        || !(text.startsWith("{") || text.startsWith("["))
        || !text.contains("\"role\"")) {
      return text;
    }
    try {
      return of(JsonFormat.mapper().readTree(text), field).orElse(text);
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static Optional<String> content(JsonNode content) {
    if (content.isTextual()) {
      return Optional.of(content.asText());
    }
    // parts of several sorts, of which the texts are what was said
    String parts =
        StreamSupport.stream(content.spliterator(), false)
            .filter(part -> part.path("text").isTextual())
            .map(part -> part.path("text").asText())
            .collect(Collectors.joining("\n"));
    return content.isArray() && !parts.isEmpty() ? Optional.of(parts) : Optional.empty();
  }
}
