package dev.retune.collector.otlp.genai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.api.OtlpJson;
import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.wire.OtlpEncoding;
import dev.retune.collector.otlp.wire.OtlpReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryReaderTest {
  private final TelemetryReader reader =
      new TelemetryReader(
          new UserVoteNames(List.of()),
          Clock.fixed(Instant.parse("2025-11-22T12:00:00Z"), ZoneOffset.UTC));

  private TraceSpan read(Map<String, ?> attributes) {
    byte[] body =
        OtlpJson.traces(OtlpJson.span(1, 1, 0, 0, 1, attributes)).getBytes(StandardCharsets.UTF_8);
    return reader.ofSpans(OtlpReader.spans(OtlpEncoding.JSON, body)).spans().getFirst();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            "OpenLLMetry",
            Map.of(
                "llm.request.type", "chat",
                "gen_ai.prompt.0.role", "system",
                "gen_ai.prompt.0.content", "Be kind.",
                "gen_ai.prompt.1.role", "user",
                "gen_ai.prompt.1.content", "[{\"type\":\"text\",\"text\":\"Q?\"}]",
                "gen_ai.completion.0.role", "assistant",
                "gen_ai.completion.0.content", "A.",
                "gen_ai.completion.0.finish_reason", "stop")),
        Arguments.of(
            "OpenInference, model",
            Map.of(
                "openinference.span.kind", "LLM",
                "llm.model_name", "m",
                "llm.input_messages.0.message.role", "user",
                "llm.input_messages.0.message.contents.0.message_content.type", "text",
                "llm.input_messages.0.message.contents.0.message_content.text", "Q?",
                "llm.output_messages.0.message.role", "assistant",
                "llm.output_messages.0.message.content", "A.",
                "input.value", "{\"messages\":[{\"role\":\"user\",\"content\":\"other\"}]}")),
        Arguments.of(
            "OpenInference, chain",
            Map.of(
                "openinference.span.kind", "CHAIN",
                "input.value", "{\"question\":\"Q?\",\"top_k\":3}",
                "output.value", "{\"answer\":\"A.\",\"sources\":[]}")),
        Arguments.of(
            "OpenInference, texts",
            Map.of("openinference.span.kind", "AGENT", "input.value", "Q?", "output.value", "A.")),
        Arguments.of(
            "OpenInference, LangGraph",
            Map.of(
                "openinference.span.kind",
                "CHAIN",
                "input.value",
                "{\"messages\":[{\"type\":\"human\",\"content\":\"Q?\"}]}",
                "output.value",
                "{\"messages\":[{\"type\":\"human\",\"content\":\"Q?\"},"
                    + "{\"type\":\"ai\",\"content\":\"A.\"}]}")),
        Arguments.of(
            "OpenAI's answer as output.value",
            Map.of(
                "openinference.span.kind",
                "LLM",
                "input.value",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Q?\"}],\"model\":\"m\"}",
                "output.value",
                "{\"id\":\"c\",\"choices\":[{\"message\":{\"role\":\"assistant\","
                    + "\"content\":\"A.\"},\"finish_reason\":\"stop\"}]}")),
        Arguments.of(
            "Vercel, inner",
            Map.of(
                "ai.operationId",
                "ai.streamText.doStream",
                "ai.prompt.messages",
                "[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":"
                    + "[{\"type\":\"text\",\"text\":\"Q?\"}]}]",
                "ai.response.text",
                "A.")),
        Arguments.of(
            "Vercel, outer",
            Map.of(
                "ai.operationId",
                "ai.generateText",
                "ai.prompt",
                "{\"system\":\"s\",\"prompt\":\"Q?\"}",
                "ai.response.text",
                "A.")),
        Arguments.of(
            "Anthropic's parts",
            Map.of(
                "gen_ai.operation.name",
                "chat",
                "gen_ai.input.messages",
                "[{\"role\":\"user\",\"content\":\"Q?\"},{\"role\":\"assistant\",\"content\":"
                    + "[{\"type\":\"tool_use\",\"name\":\"t\"}]},{\"role\":\"user\",\"content\":"
                    + "[{\"type\":\"tool_result\",\"content\":\"r\"}]}]",
                "gen_ai.output.messages",
                "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"hm\"},"
                    + "{\"type\":\"text\",\"content\":\"A.\"}]}]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void questionAndAnswerAreFoundInEachForm(String form, Map<String, String> attributes) {
    TraceSpan span = read(attributes);
    assertThat(span.question()).as(form).contains("Q?");
    assertThat(span.answer()).as(form).contains("A.");
    assertThat(span.isAnswered()).isTrue();
  }

  @Test
  void eventsOfASpanHoldMessagesToo() {
    var span =
        OtlpJson.span(1, 1, 0, 0, 1, Map.of("gen_ai.system", "az", "gen_ai.request.model", "m"));
    span.putArray("events")
        .add(
            OtlpJson.event(
                "gen_ai.user.message",
                OtlpJson.T0,
                Map.of("gen_ai.event.content", "{\"role\":\"user\",\"content\":\"Q?\"}")))
        .add(
            OtlpJson.event(
                "gen_ai.choice",
                OtlpJson.T0.plusSeconds(1),
                Map.of(
                    "gen_ai.event.content",
                    "{\"message\":{\"content\":\"A.\"},\"finish_reason\":\"stop\",\"index\":0}")));
    TraceSpan read =
        reader
            .ofSpans(
                OtlpReader.spans(
                    OtlpEncoding.JSON, OtlpJson.traces(span).getBytes(StandardCharsets.UTF_8)))
            .spans()
            .getFirst();
    assertThat(read.question()).contains("Q?");
    assertThat(read.answer()).contains("A.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"role\":\"assistant\",\"content\":\"Let me see.\",\"tool_calls\":[{\"id\":\"1\"}]}]",
        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Let me see.\"},"
            + "{\"type\":\"tool_call\",\"name\":\"t\"}]}]",
        "[{\"role\":\"assistant\",\"content\":\"Let me see.\",\"finish_reason\":\"tool_calls\"}]"
      })
  void aCallOfAToolIsNoAnswer(String output) {
    Map<String, Object> attributes = new TreeMap<>(OtlpJson.chat("q", "a"));
    attributes.put("gen_ai.output.messages", output);
    assertThat(read(attributes).isAnswered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "gen_ai.operation.name, chat, MODEL",
    "gen_ai.operation.name, generate_content, MODEL",
    "gen_ai.operation.name, invoke_agent, AGENT",
    "gen_ai.operation.name, embeddings, INNER",
    "gen_ai.operation.name, execute_tool, INNER",
    "gen_ai.operation.name, retrieval, RETRIEVER",
    "gen_ai.operation.name, create_agent, ROOT",
    "openinference.span.kind, EVALUATOR, INNER",
    "openinference.span.kind, GUARDRAIL, INNER",
    "openinference.span.kind, RERANKER, INNER",
    "openinference.span.kind, PROMPT, ROOT",
    "llm.request.type, completion, MODEL",
    "llm.request.type, embedding, INNER",
    "traceloop.span.kind, tool, INNER",
    "ai.operationId, ai.embed.doEmbed, ROOT",
    "http.route, /chat, ROOT"
  })
  void thePartOfASpanIsToldByItsMarks(String name, String value, SpanRole role) {
    assertThat(read(Map.of(name, value)).role()).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user_feedback",
        "User-Feedback",
        "userFeedback",
        "thumbs",
        "thumbs_up_down",
        "피드백"
      })
  void namesThatUsersGive(String name) {
    assertThat(new UserVoteNames(List.of()).contains(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relevance",
        "user_frustration",
        "user_feedback_judge",
        "thumbs_down",
        "quality"
      })
  void namesThatAJudgeMayGive(String name) {
    assertThat(new UserVoteNames(List.of()).contains(name)).isFalse();
  }

  @Test
  void namesOfOnesOwnReplaceTheUsualOnes() {
    UserVoteNames names = new UserVoteNames(List.of("csat"));
    assertThat(names.contains("CSAT")).isTrue();
    assertThat(names.contains("user_feedback")).isFalse();
  }

  /** Bodies of a valid shape with hostile changes never break anything. */
  @Test
  void changedBodiesAreReadOrRefused() {
    byte[] valid =
        OtlpJson.traces(
                OtlpJson.span(1, 1, 0, 0, 1, OtlpJson.chat("q", "a")),
                OtlpJson.span(1, 2, 1, 0, 1, Map.of("gen_ai.prompt.0.content", "x")))
            .getBytes(StandardCharsets.UTF_8);
    OtlpFuzz fuzz = new OtlpFuzz();
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = valid.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127);
      }
      fuzz.anyBody(changed);
    }
  }
}
