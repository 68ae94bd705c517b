package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phoenix's REST API: the spans of a project with their annotations, since users may rate the
 * answer or the model's step in it. Source: schemas/openapi.json of Arize-ai/phoenix, commit
 * 9478f954.
 */
final class PhoenixApi implements RemoteStream {
  static final String PROFILE = "phoenix";
  private static final String SPANS = "phoenix_span";
  private static final String ANNOTATIONS = "phoenix_span_annotation";
  // each span's id is repeated in the address of the request for annotations
  private static final String SPANS_PER_PAGE = "100";
  private static final String ANNOTATIONS_PER_PAGE = "1000";
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final JsonHttpClient client;
  private final String project;

  private PhoenixApi(JsonHttpClient client, String project) {
    this.client = client;
    this.project = project;
  }

  /**
   * Whether the server is Phoenix.
   *
   * @param project name or id of a project
   * @throws UnavailableException when it does not answer properly
   */
  static Optional<RemoteApi> at(JsonHttpClient client, String project) {
    try {
      JsonNode projects = client.get("/v1/projects", new Query().with("limit", "1"));
      return projects.path("data").isArray()
          ? Optional.of(new RemoteApi(PROFILE, List.of(new PhoenixApi(client, project))))
          : Optional.empty();
    } catch (HttpStatusException e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return SPANS + " " + project;
  }

  @Override
  public List<String> tables() {
    return List.of(SPANS, ANNOTATIONS);
  }

  @Override
  public RemotePage page(Bound from, Position position) throws CursorExpiredException {
    Query query = new Query().with("limit", SPANS_PER_PAGE);
    from.from().ifPresent(time -> query.with("start_time", time.toString()));
    position.cursor().ifPresent(cursor -> query.with("cursor", cursor));
    try {
      JsonNode page = client.get(path("/spans"), query);
      Map<String, Instant> spans = new HashMap<>();
      List<RemoteRecord> records = new ArrayList<>();
      for (JsonNode span : page.path("data")) {
        String id = span.path("context").path("span_id").asText();
        Instant at = time(span, "start_time");
        spans.put(id, at);
        records.add(new RemoteRecord(SPANS, id, at, time(span, "end_time"), kept(span).toString()));
      }
      addAnnotations(spans, records);
      return new RemotePage(records, next(page));
    } catch (HttpStatusException e) {
      if (e.status() == UNPROCESSABLE && position.cursor().isPresent()) {
        throw new CursorExpiredException(e);
      }
      if (e.status() == NOT_FOUND) {
        throw new InvalidInputException(e, "feedback.remote.project", project);
      }
      throw new UnavailableException(
          e, "feedback.remote.unavailable", PROFILE, String.valueOf(e.getMessage()));
    }
  }

  /** Only the first span of an answer needs its input and output. */
  private static JsonNode kept(JsonNode span) {
    if (span.path("parent_id").asText("").isEmpty()) {
      return span;
    }
    ObjectNode kept = span.deepCopy();
    kept.remove("events");
    kept.putObject("attributes");
    for (var attribute : span.path("attributes").properties()) {
      String name = attribute.getKey();
      if (name.startsWith("retrieval.documents.") || name.equals("llm.model_name")) {
        kept.withObjectProperty("attributes").set(name, attribute.getValue());
      }
    }
    return kept;
  }

  /** Annotations have the time of their span, by which both are selected. */
  private void addAnnotations(Map<String, Instant> spans, List<RemoteRecord> records)
      throws HttpStatusException {
    Optional<String> cursor = Optional.empty();
    boolean more = !spans.isEmpty();
    while (more) {
      Query query = new Query().with("limit", ANNOTATIONS_PER_PAGE);
      spans.keySet().forEach(id -> query.with("span_ids", id));
      cursor.ifPresent(it -> query.with("cursor", it));
      JsonNode page = client.get(path("/span_annotations"), query);
      for (JsonNode row : page.path("data")) {
        Instant at = spans.getOrDefault(row.path("span_id").asText(), Instant.EPOCH);
        records.add(
            new RemoteRecord(
                ANNOTATIONS, row.path("id").asText(), at, time(row, "updated_at"), row.toString()));
      }
      cursor = next(page);
      more = cursor.isPresent();
    }
  }

  private String path(String list) {
    return "/v1/projects/"
        + URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20")
        + list;
  }

  private static Instant time(JsonNode row, String name) {
    return OffsetDateTime.parse(row.path(name).asText()).toInstant();
  }

  private static Optional<String> next(JsonNode page) {
    return Optional.of(page.path("next_cursor").asText("")).filter(text -> !text.isEmpty());
  }
}
