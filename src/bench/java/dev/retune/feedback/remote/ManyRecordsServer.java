package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.IntFunction;

/** Langfuse or Phoenix with many invented records, which are made when they are asked for. */
final class ManyRecordsServer extends JsonTestServer {
  private static final Instant T0 = Instant.parse("2026-08-01T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofSeconds(86);
  private static final String TEXT = "what a person asked and what the assistant said to it, ";

  private final int records;

  ManyRecordsServer(boolean langfuse, int records) throws IOException {
    super(
        langfuse
            ? "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        (FakeLangfuse.PUBLIC_KEY + ":" + FakeLangfuse.SECRET_KEY)
                            .getBytes(StandardCharsets.UTF_8))
            : "Bearer " + FakePhoenix.API_KEY);
    this.records = records;
    start();
  }

  @Override
  boolean isPublic(String path) {
    return path.equals("/api/public/health");
  }

  @Override
  Response respond(Request request) {
    return switch (request.path()) {
      case "/api/public/health" ->
          Response.ok(
              JsonFormat.mapper().createObjectNode().put("version", "4.12.0").put("status", "OK"));
      case "/api/public/v2/observations" -> page(request, "fromStartTime", this::observation);
      case "/api/public/v3/scores" -> page(request, "fromTimestamp", this::score);
      case "/v1/projects" -> page(request, "", i -> JsonFormat.mapper().createObjectNode());
      case "/v1/projects/default/spans" -> page(request, "start_time", this::span);
      case "/v1/projects/default/span_annotations" -> annotations(request);
      default -> Response.error(404);
    };
  }

  private Response page(Request request, String from, IntFunction<ObjectNode> row) {
    int first =
        request.parameter("cursor").map(Integer::parseInt).orElseGet(() -> first(request, from));
    int end =
        Math.min(records, first + request.parameter("limit").map(Integer::parseInt).orElse(100));
    ObjectNode page = JsonFormat.mapper().createObjectNode();
    ArrayNode data = page.putArray("data");
    for (int i = first; i < end; i++) {
      data.add(row.apply(i));
    }
    if (end < records) {
      page.putObject("meta").put("cursor", String.valueOf(end));
      page.put("next_cursor", String.valueOf(end));
    }
    return Response.ok(page);
  }

  /** The first record of a time; records are in the order of their times. */
  private int first(Request request, String from) {
    return request
        .parameter(from)
        .map(text -> Duration.between(T0, Instant.parse(text)).dividedBy(BETWEEN))
        .map(number -> Math.clamp(number, 0, records))
        .orElse(0);
  }

  private static String at(int number) {
    return T0.plus(BETWEEN.multipliedBy(number)).toString();
  }

  private ObjectNode observation(int i) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", "o" + i).put("traceId", "t" + i).put("projectId", "p1").put("type", "SPAN");
    row.put("startTime", at(i)).put("endTime", at(i)).put("updatedAt", at(i));
    row.putNull("parentObservationId").put("isRootObservation", true);
    row.put("providedModelName", "gpt-x").put("userId", "u" + i % 900);
    row.put("input", TEXT.repeat(2) + i).put("output", TEXT.repeat(6) + i);
    return row;
  }

  private ObjectNode score(int i) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", "s" + i).put("projectId", "p1").put("name", "user_feedback");
    row.put("value", i % 3 == 0 ? 0 : 1).put("dataType", "NUMERIC").put("source", "API");
    row.put("environment", "default").put("comment", i % 3 == 0 ? TEXT : "");
    row.put("timestamp", at(i)).put("createdAt", at(i)).put("updatedAt", at(i));
    row.putObject("subject").put("kind", "trace").put("id", "t" + i);
    return row;
  }

  private ObjectNode span(int i) {
    ObjectNode span = JsonFormat.mapper().createObjectNode();
    span.put("id", "S" + i).put("name", "chat").put("span_kind", "CHAIN");
    span.putObject("context").put("trace_id", "t" + i).put("span_id", "a" + i);
    span.putNull("parent_id").put("start_time", at(i)).put("end_time", at(i));
    span.putObject("attributes")
        .put("input.value", TEXT.repeat(2) + i)
        .put("output.value", TEXT.repeat(6) + i);
    return span;
  }

  private Response annotations(Request request) {
    ObjectNode page = JsonFormat.mapper().createObjectNode();
    ArrayNode data = page.putArray("data");
    for (String span : request.all("span_ids")) {
      int i = Integer.parseInt(span.substring(1));
      ObjectNode row = data.addObject();
      row.put("id", "n" + i).put("created_at", at(i)).put("updated_at", at(i));
      row.put("source", "API").put("name", "user_feedback").put("annotator_kind", "HUMAN");
      row.putObject("result").put("label", "x").put("score", i % 3 == 0 ? 0 : 1);
      row.put("identifier", "").put("span_id", span);
    }
    page.putNull("next_cursor");
    return Response.ok(page);
  }
}
