package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.otlp.wire.OtlpEvent;
import dev.retune.collector.otlp.wire.OtlpSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds question and answer of a span: in the current form first, then in older ones. */
final class ExchangeReader {
  static final String DETAILS = "gen_ai.client.inference.operation.details";
  static final String CHOICE = "gen_ai.choice";
  private static final String USER_MESSAGE = "gen_ai.user.message";
  private static final String ASSISTANT_MESSAGE = "gen_ai.assistant.message";
  private static final List<String> QUESTION_NAMES =
      List.of("question", "query", "input", "prompt", "user_input", "message", "text");
  private static final List<String> ANSWER_NAMES =
      List.of("answer", "output", "response", "content", "text", "result", "message");

  private final Map<String, JsonNode> attributes;
  private final List<OtlpEvent> events;

  private ExchangeReader(OtlpSpan span) {
    this.attributes = span.attributes();
    this.events =
        span.events().stream().sorted(Comparator.comparingLong(OtlpEvent::nanos)).toList();
  }

  static Exchange read(OtlpSpan span) {
    ExchangeReader reader = new ExchangeReader(span);
    return new Exchange(reader.input(), reader.output());
  }

  private List<ChatMessage> input() {
    return first(
        message -> message.isBy(ChatMessage.USER),
        List.of(
            () -> attribute("gen_ai.input.messages", ChatMessage.USER),
            () -> ofEvent(DETAILS, "gen_ai.input.messages", ChatMessage.USER),
            () -> spoken(USER_MESSAGE, ASSISTANT_MESSAGE),
            () -> ofEvent("gen_ai.content.prompt", "gen_ai.prompt", ChatMessage.USER),
            () -> IndexedMessages.of(attributes, "gen_ai.prompt.", ChatMessage.USER),
            () -> IndexedMessages.of(attributes, "llm.input_messages.", ChatMessage.USER),
            () -> attribute("ai.prompt.messages", ChatMessage.USER),
            () -> named("ai.prompt", QUESTION_NAMES, ChatMessage.USER),
            () -> attribute("gen_ai.prompt", ChatMessage.USER),
            () -> named("input.value", QUESTION_NAMES, ChatMessage.USER)));
  }

  private List<ChatMessage> output() {
    return first(
        message -> message.isBy(ChatMessage.ASSISTANT) || message.callsTool(),
        List.of(
            () -> attribute("gen_ai.output.messages", ChatMessage.ASSISTANT),
            () -> ofEvent(DETAILS, "gen_ai.output.messages", ChatMessage.ASSISTANT),
            () -> spoken(CHOICE),
            () -> ofEvent("gen_ai.content.completion", "gen_ai.completion", ChatMessage.ASSISTANT),
            () -> IndexedMessages.of(attributes, "gen_ai.completion.", ChatMessage.ASSISTANT),
            () -> IndexedMessages.of(attributes, "llm.output_messages.", ChatMessage.ASSISTANT),
            this::vercel,
            () -> attribute("gen_ai.completion", ChatMessage.ASSISTANT),
            () -> named("output.value", ANSWER_NAMES, ChatMessage.ASSISTANT)));
  }

  private static List<ChatMessage> first(
      Predicate<ChatMessage> wanted, List<Supplier<List<ChatMessage>>> forms) {
    return forms.stream()
        .map(Supplier::get)
        .filter(messages -> messages.stream().anyMatch(wanted))
        .findFirst()
        .orElse(List.of());
  }

  private JsonNode value(String name) {
    return attributes.getOrDefault(name, JsonNodeFactory.instance.missingNode());
  }

  private List<ChatMessage> attribute(String name, String role) {
    return MessageParser.messages(value(name), role);
  }

  /** Messages, or an object with the text under one of the usual names, or a plain text. */
  private List<ChatMessage> named(String name, List<String> names, String role) {
    JsonNode value = MessageParser.structured(value(name));
    if (value.path("choices").isArray()) {
      return MessageParser.messages(value.path("choices"), role);
    }
    if (!value.isObject() || value.has("role") || value.path("messages").isArray()) {
      return MessageParser.messages(value, role);
    }
    Optional<JsonNode> text =
        names.stream().map(value::path).filter(v -> v.isTextual() || v.isArray()).findFirst();
    return text.map(v -> MessageParser.messages(v, role))
        .orElseGet(() -> MessageParser.messages(value, role));
  }

  private List<ChatMessage> vercel() {
    JsonNode text = value("ai.response.text");
    boolean callsTool = !MessageParser.structured(value("ai.response.toolCalls")).isEmpty();
    return text.isTextual() || callsTool
        ? List.of(ChatMessage.of(ChatMessage.ASSISTANT, text.asText(""), callsTool))
        : List.of();
  }

  private List<ChatMessage> ofEvent(String event, String attribute, String role) {
    return events.stream()
        .filter(e -> e.name().equals(event) && content(e).has(attribute))
        .findFirst()
        .map(e -> MessageParser.messages(content(e).path(attribute), role))
        .orElse(List.of());
  }

  /** Events that each hold one message, in their order. */
  private List<ChatMessage> spoken(String... names) {
    List<ChatMessage> messages = new ArrayList<>();
    for (OtlpEvent event : events) {
      if (List.of(names).contains(event.name())) {
        String role = event.name().equals(USER_MESSAGE) ? ChatMessage.USER : ChatMessage.ASSISTANT;
        JsonNode content = content(event);
        JsonNode inner = MessageParser.structured(content.path("gen_ai.event.content"));
        JsonNode message = MessageParser.structured(content.path("message"));
        if (inner.isObject()) {
          messages.addAll(MessageParser.messages(inner, role));
        } else if (message.isObject() || message.isTextual()) {
          ObjectNode choice = JsonNodeFactory.instance.objectNode();
          choice.set(message.isObject() ? "message" : "content", message);
          choice.set("finish_reason", content.path("finish_reason"));
          messages.addAll(MessageParser.messages(choice, role));
        } else {
          messages.addAll(MessageParser.messages(content, role));
        }
      }
    }
    return messages;
  }

  /** What an event says, in its body or in its attributes. */
  private static JsonNode content(OtlpEvent event) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.setAll(event.attributes());
    if (MessageParser.structured(event.body()) instanceof ObjectNode body) {
      content.setAll(body);
    }
    return content;
  }
}
