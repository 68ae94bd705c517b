package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads chat messages in the forms of the semantic conventions ({@code parts}), of OpenAI and
 * Anthropic ({@code content}) and of LangChain ({@code type}), structured or as JSON in a text.
 */
final class MessageParser {
  private static final JsonMapper JSON = JsonFormat.mapper();
  private static final Set<String> TEXTS = Set.of("", "text", "input_text", "output_text");
  private static final Set<String> TOOL_CALLS =
      Set.of("tool_call", "tool_use", "function_call", "tool-call");
  private static final Set<String> TOOL_ENDS =
      Set.of("tool_call", "tool_calls", "tool_use", "function_call", "tool-calls");

  private MessageParser() {}

  /**
   * Reads a list of messages, an object with one, a single message, or a plain text.
   *
   * @param role of what names none
   */
  static List<ChatMessage> messages(JsonNode node, String role) {
    JsonNode value = structured(node);
    List<ChatMessage> messages = new ArrayList<>();
    if (value.isTextual()) {
      messages.add(ChatMessage.of(role, value.asText(), false));
    } else if (value.isArray()) {
      for (JsonNode element : value) {
        if (element.isArray()) {
          messages.addAll(messages(element, role));
        } else if (element.isTextual()) {
          messages.add(ChatMessage.of(role, element.asText(), false));
        } else if (element.isObject()) {
          messages.add(message(element, role));
        }
      }
    } else if (value.path("messages").isArray() || value.path("messages").isTextual()) {
      messages.addAll(messages(value.path("messages"), role));
    } else if (isMessage(value)) {
      messages.add(message(value, role));
    }
    return messages;
  }

  /** Reads JSON that is in a text; any other text is returned as it is. */
  static JsonNode structured(JsonNode node) {
    String text = node.isTextual() ? node.asText().strip() : "";
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return node;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return node;
    }
  }

  private static boolean isMessage(JsonNode value) {
    return value.isObject()
        && (value.has("content")
            || value.has("parts")
            || value.has("tool_calls")
            || value.path("message").isObject()
            || value.path("kwargs").has("content"));
  }

  private static ChatMessage message(JsonNode object, String role) {
    for (String inner : List.of("message", "kwargs")) {
      if (object.path(inner).isObject()) {
        ChatMessage message = message(object.path(inner), role);
        return new ChatMessage(
            message.role(), message.text(), message.callsTool() || endsInTool(object));
      }
    }
    String speaker = object.path("role").asText(object.path("type").asText(role));
    JsonNode content = object.has("parts") ? object.path("parts") : object.path("content");
    boolean callsTool =
        !object.path("tool_calls").isEmpty()
            || object.path("function_call").isObject()
            || endsInTool(object)
            || holdsToolCall(content);
    String text = content.isMissingNode() ? object.path("text").asText("") : text(content);
    return ChatMessage.of(speaker.toLowerCase(Locale.ROOT), text, callsTool);
  }

  private static boolean endsInTool(JsonNode object) {
    return TOOL_ENDS.contains(object.path("finish_reason").asText(""));
  }

  private static boolean holdsToolCall(JsonNode content) {
    for (JsonNode part : content) {
      if (TOOL_CALLS.contains(part.path("type").asText(""))) {
        return true;
      }
    }
    return false;
  }

  /** The text of a content, without reasoning, pictures and tools. */
  static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : content) {
      if (part.isTextual()) {
        parts.add(part.asText());
      } else if (TEXTS.contains(part.path("type").asText(""))) {
        JsonNode text = part.has("content") ? part.path("content") : part.path("text");
        if (text.isTextual()) {
          parts.add(text.asText());
        }
      }
    }
    return content.isArray() ? String.join("\n", parts) : "";
  }
}
