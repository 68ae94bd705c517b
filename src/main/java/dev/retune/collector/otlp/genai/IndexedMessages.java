package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads messages that are spread over attributes: {@code gen_ai.prompt.0.content} (OpenLLMetry),
 * {@code llm.input_messages.0.message.content} (OpenInference).
 */
final class IndexedMessages {
  private static final int MAX_DIGITS = 6;
  private static final String MESSAGE = "message.";
  private static final String CONTENTS = "contents.";

  private IndexedMessages() {}

  /**
   * The messages in order.
   *
   * @param prefix up to the dot before the number
   * @param role of messages without one
   */
  static List<ChatMessage> of(Map<String, JsonNode> attributes, String prefix, String role) {
    return numbered(attributes, prefix).values().stream()
        .map(fields -> message(fields, role))
        .toList();
  }

  /** The attributes behind each number, by number. */
  static SortedMap<Integer, Map<String, JsonNode>> numbered(
      Map<String, JsonNode> attributes, String prefix) {
    SortedMap<Integer, Map<String, JsonNode>> numbered = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          int dot = name.startsWith(prefix) ? name.indexOf('.', prefix.length()) : -1;
          String number = dot < 0 ? "" : name.substring(prefix.length(), dot);
          if (isNumber(number)) {
            numbered
                .computeIfAbsent(Integer.valueOf(number), _ -> new HashMap<>())
                .put(name.substring(dot + 1), value);
          }
        });
    return numbered;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ChatMessage message(Map<String, JsonNode> fields, String role) {
    Map<String, JsonNode> plain = new HashMap<>();
    fields.forEach(
        (name, value) ->
            plain.put(name.startsWith(MESSAGE) ? name.substring(MESSAGE.length()) : name, value));
    JsonNode speaker = plain.get("role");
    JsonNode ends = plain.get("finish_reason");
    boolean callsTool =
        plain.keySet().stream().anyMatch(name -> name.startsWith("tool_calls."))
            || (ends != null && ends.asText().startsWith("tool"));
    return ChatMessage.of(speaker == null ? role : speaker.asText(role), text(plain), callsTool);
  }

  private static String text(Map<String, JsonNode> fields) {
    JsonNode content = fields.get("content");
    if (content != null) {
      JsonNode structured = MessageParser.structured(content);
      boolean parts = structured.isArray() && structured.path(0).path("type").isTextual();
      return parts ? MessageParser.text(structured) : content.asText("");
    }
    List<String> texts = new ArrayList<>();
    numbered(fields, CONTENTS)
        .values()
        .forEach(
            part -> {
              JsonNode text = part.get("message_content.text");
              if (text != null) {
                texts.add(text.asText(""));
              }
            });
    return String.join("\n", texts);
  }
}
