package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.wire.OtlpSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells the part of a span from the marks of the conventions in use. */
final class SpanClassifier {
  private static final List<String> MARKS =
      List.of(
          "gen_ai.operation.name",
          "openinference.span.kind",
          "llm.request.type",
          "ai.operationId",
          "traceloop.span.kind");
  private static final Set<String> CONTENT =
      Set.of(
          "gen_ai.input.messages",
          "gen_ai.output.messages",
          "gen_ai.prompt.0.content",
          "gen_ai.completion.0.content",
          "gen_ai.request.model",
          "llm.input_messages.0.message.role");

  private SpanClassifier() {}

  static SpanRole role(OtlpSpan span) {
    boolean root = span.parentId().isEmpty();
    SpanRole role =
        MARKS.stream()
            .flatMap(mark -> marked(span, mark, root).stream())
            .findFirst()
            .orElseGet(() -> unmarked(span));
    return role == SpanRole.OTHER && root ? SpanRole.ROOT : role;
  }

  private static Optional<SpanRole> marked(OtlpSpan span, String mark, boolean root) {
    JsonNode value = span.attributes().get(mark);
    if (value == null) {
      return Optional.empty();
    }
    String name = value.asText("").toLowerCase(Locale.ROOT);
    return Optional.of(
        switch (name) {
          case "chat", "text_completion", "completion", "generate_content", "llm" -> SpanRole.MODEL;
          case "invoke_agent", "invoke_workflow", "agent", "workflow" -> SpanRole.AGENT;
          case "chain" -> root ? SpanRole.AGENT : SpanRole.OTHER;
          case "retrieval", "retriever" -> SpanRole.RETRIEVER;
          case "execute_tool",
              "embeddings",
              "embedding",
              "tool",
              "rerank",
              "reranker",
              "guardrail",
              "evaluator",
              "ai.toolcall" ->
              SpanRole.INNER;
          default -> vercel(name);
        });
  }

  private static SpanRole vercel(String operation) {
    return operation.startsWith("ai.generatetext") || operation.startsWith("ai.streamtext")
        ? SpanRole.MODEL
        : SpanRole.OTHER;
  }

  private static SpanRole unmarked(OtlpSpan span) {
    return CONTENT.stream().anyMatch(span.attributes()::containsKey)
        ? SpanRole.MODEL
        : SpanRole.OTHER;
  }
}
