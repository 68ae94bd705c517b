package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of Phoenix's REST API that are used, after its schemas/openapi.json (Arize-ai/phoenix,
 * commit 9478f954), with scripted data.
 */
final class FakePhoenix extends JsonTestServer {
  static final String API_KEY = "phoenix-key";

  private final String project;
  private final int largestPage;
  private final TreeMap<String, ObjectNode> spans = new TreeMap<>();
  private final TreeMap<String, ObjectNode> annotations = new TreeMap<>();
  private boolean deletes = true;

  FakePhoenix(String project, int largestPage) throws IOException {
    super("Bearer " + API_KEY);
    this.project = project;
    this.largestPage = largestPage;
    start();
  }

  /** Adds a root span with a question and its answer. */
  synchronized void answer(String id, String question, String answer, String at) {
    ObjectNode span = JsonFormat.mapper().createObjectNode();
    span.put("id", "S-" + id).put("name", "chat").put("span_kind", "CHAIN");
    span.putObject("context").put("trace_id", "T-" + id).put("span_id", id);
    span.putNull("parent_id").put("start_time", at).put("end_time", at).put("status_code", "OK");
    span.putObject("attributes").put("input.value", question).put("output.value", answer);
    span.putArray("events");
    spans.put(id, span);
  }

  /** Adds a span below an answer's that retrieved documents, each a text with the id d0, d1, ... */
  synchronized void retrieved(String answer, List<String> documents, String at) {
    ObjectNode span = JsonFormat.mapper().createObjectNode();
    String id = answer + "-retrieval";
    span.put("id", "S-" + id).put("name", "search").put("span_kind", "RETRIEVER");
    span.putObject("context").put("trace_id", "T-" + answer).put("span_id", id);
    span.put("parent_id", answer).put("start_time", at).put("end_time", at);
    span.put("status_code", "OK").putArray("events");
    ObjectNode attributes = span.putObject("attributes").put("input.value", "not kept");
    for (int i = 0; i < documents.size(); i++) {
      String document = "retrieval.documents." + i + ".document.";
      attributes.put(document + "id", "d" + i).put(document + "content", documents.get(i));
      attributes.put(document + "metadata", "{\"title\": \"title " + i + "\"}");
    }
    spans.put(id, span);
  }

  /** Adds or changes an annotation by a person or a program. */
  synchronized void annotate(
      String id, String span, String kind, String label, double score, String at) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", id).put("created_at", at).put("updated_at", at).put("source", "API");
    row.putNull("user_id").put("name", "user_feedback").put("annotator_kind", kind);
    row.putObject("result").put("label", label).put("score", score).putNull("explanation");
    row.putNull("metadata").put("identifier", "").put("span_id", span);
    annotations.put(id, row);
  }

  /** Makes this an older server, which cannot delete annotations. */
  synchronized void withoutDeletion() {
    deletes = false;
  }

  /** Annotations that were written through the API: label, score, span and identifier. */
  synchronized List<String> written() {
    return annotations.values().stream()
        .filter(row -> row.path("name").asText().equals("retune-decision"))
        .map(
            row ->
                row.at("/result/label").asText()
                    + " "
                    + row.at("/result/score").asText("-")
                    + " "
                    + row.path("span_id").asText()
                    + " "
                    + row.path("identifier").asText())
        .sorted()
        .toList();
  }

  private Response write(JsonNode body) {
    ObjectNode answer = JsonFormat.mapper().createObjectNode();
    ArrayNode inserted = answer.putArray("data");
    for (JsonNode data : body.path("data")) {
      String span = data.path("span_id").asText();
      if (!spans.containsKey(span)) {
        return Response.error(404);
      }
      // unique are name, span and identifier
      String id = data.path("name").asText() + span + data.path("identifier").asText();
      ObjectNode row = JsonFormat.mapper().createObjectNode();
      String at = "2026-11-20T00:00:00Z";
      row.put("id", id).put("created_at", at).put("updated_at", at).put("source", "API");
      row.putNull("user_id").setAll((ObjectNode) data);
      annotations.put(id, row);
      inserted.addObject().put("id", id);
    }
    return Response.ok(answer);
  }

  private Response delete(Request request) {
    if (!deletes) {
      return Response.error(405);
    }
    if (!request.parameter("delete_all").equals(Optional.of("true"))) {
      return Response.error(422);
    }
    annotations
        .values()
        .removeIf(
            row ->
                request.parameter("name").orElseThrow().equals(row.path("name").asText())
                    && request
                        .parameter("identifier")
                        .orElseThrow()
                        .equals(row.path("identifier").asText()));
    return Response.empty(204);
  }

  synchronized void deleteSpan(String id) {
    spans.remove(id);
  }

  synchronized void deleteAnnotation(String id) {
    annotations.remove(id);
  }

  @Override
  boolean isPublic(String path) {
    return false;
  }

  @Override
  Response respond(Request request) {
    String path = "/v1/projects/" + project;
    if (request.path().equals("/v1/projects")) {
      ObjectNode page = JsonFormat.mapper().createObjectNode();
      page.putArray("data").addObject().put("id", "P1").put("name", project);
      page.putNull("next_cursor");
      return Response.ok(page);
    }
    if (request.path().equals("/v1/span_annotations") && request.method().equals("POST")) {
      return write(request.body());
    }
    if (request.path().equals(path + "/span_annotations") && request.method().equals("DELETE")) {
      return delete(request);
    }
    if (request.path().equals(path + "/spans")) {
      List<String> traces = request.all("trace_id");
      Instant from = request.parameter("start_time").map(Instant::parse).orElse(Instant.MIN);
      return page(
          request,
          spans.values().stream()
              .filter(span -> !Instant.parse(span.get("start_time").asText()).isBefore(from))
              .filter(
                  span ->
                      traces.isEmpty() || traces.contains(span.at("/context/trace_id").asText()))
              .toList());
    }
    if (request.path().equals(path + "/span_annotations")) {
      List<String> wanted = request.all("span_ids");
      return wanted.isEmpty()
          ? Response.error(422)
          : page(
              request,
              annotations.values().stream()
                  .filter(row -> wanted.contains(row.get("span_id").asText()))
                  .toList());
    }
    return Response.error(404);
  }

  private Response page(Request request, List<ObjectNode> found) {
    int first = request.parameter("cursor").map(Integer::parseInt).orElse(0);
    int limit = Math.min(request.parameter("limit").map(Integer::parseInt).orElse(10), largestPage);
    ObjectNode page = JsonFormat.mapper().createObjectNode();
    ArrayNode data = page.putArray("data");
    found.stream().skip(first).limit(limit).forEach(data::add);
    if (first + limit < found.size()) {
      page.put("next_cursor", String.valueOf(first + limit));
    } else {
      page.putNull("next_cursor");
    }
    return Response.ok(page);
  }
}
