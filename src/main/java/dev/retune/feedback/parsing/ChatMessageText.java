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
 * Extracts the text of a question or answer in chat message format: {@code {"role": "user",
 * "content": "..."}}, a list of such messages, or an object with one under {@code messages}. In a
 * list, the last message of the respective role is used.
 */
public final class ChatMessageText {
  private static final Set<String> USERS = Set.of("user", "human", "prompter");
  private static final Set<String> MODELS = Set.of("assistant", "ai", "model", "bot", "gpt");

  private ChatMessageText() {}

  /** Message text for a field; empty when the node contains no message of the field's role. */
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

  /** Same for a JSON text; any other text is returned unchanged. */
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
    // content with several parts: only the text parts are kept
    String parts =
        StreamSupport.stream(content.spliterator(), false)
            .filter(part -> part.path("text").isTextual())
            .map(part -> part.path("text").asText())
            .collect(Collectors.joining("\n"));
    return content.isArray() && !parts.isEmpty() ? Optional.of(parts) : Optional.empty();
  }
}
