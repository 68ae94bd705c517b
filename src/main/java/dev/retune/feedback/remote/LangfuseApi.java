package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Langfuse's public API: root observations and scores of version 4, or traces and scores of version
 * 3, which numbers its pages. Source: openapi.yml of langfuse/langfuse, commit 62751446.
 */
final class LangfuseApi {
  static final String PROFILE = "langfuse";
  private static final String OBSERVATIONS = "langfuse_observation";
  private static final String TRACES = "langfuse_trace";
  private static final String SCORES = "langfuse_score";
  // observations hold whole prompts and answers, so that a page must not have many
  private static final String OBSERVATIONS_PER_PAGE = "100";
  // the API allows no more
  private static final String SCORES_PER_PAGE = "100";
  private static final int BAD_REQUEST = 400;

  private LangfuseApi() {}

  /**
   * Whether the server is Langfuse.
   *
   * @throws UnavailableException when it does not answer properly
   */
  static Optional<RemoteApi> at(JsonHttpClient client) {
    OptionalInt version = version(client);
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RemoteApi(PROFILE, version.getAsInt() >= 4 ? current(client) : numbered(client)));
  }

  /**
   * The major version of the server; empty when it is not Langfuse.
   *
   * @throws UnavailableException when it does not answer properly
   */
  static OptionalInt version(JsonHttpClient client) {
    JsonNode health;
    try {
      health = client.get("/api/public/health", new Query());
    } catch (HttpStatusException e) {
      return OptionalInt.empty();
    }
    String version = health.path("version").asText("");
    if (version.isEmpty() || !health.has("status")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(version.replaceFirst("^v?(\\d{1,6})?.*", "0$1")));
  }

  private static List<RemoteStream> current(JsonHttpClient client) {
    return List.of(
        new CursorStream(
            client,
            "/api/public/v2/observations",
            OBSERVATIONS,
            from ->
                since(
                    new Query()
                        .with("fields", "core,basic,time,io,model,prompt,trace_context")
                        .with("isRootObservation", "true")
                        .with("limit", OBSERVATIONS_PER_PAGE),
                    "fromStartTime",
                    from),
            "startTime"),
        new CursorStream(
            client,
            "/api/public/v3/scores",
            SCORES,
            from ->
                since(
                    new Query()
                        .with("fields", "details,subject,annotation")
                        .with("limit", SCORES_PER_PAGE),
                    "fromTimestamp",
                    from),
            "timestamp"));
  }

  private static List<RemoteStream> numbered(JsonHttpClient client) {
    return List.of(
        new NumberedStream(
            client,
            "/api/public/traces",
            TRACES,
            from ->
                since(
                    new Query()
                        .with("fields", "core,io")
                        // new records then appear on the last page
                        .with("orderBy", "timestamp.asc")
                        .with("limit", OBSERVATIONS_PER_PAGE),
                    "fromTimestamp",
                    from)),
        new NumberedStream(
            client,
            "/api/public/v2/scores",
            SCORES,
            from -> since(new Query().with("limit", SCORES_PER_PAGE), "fromTimestamp", from)));
  }

  private static Query since(Query query, String name, RemoteStream.Bound from) {
    from.from().ifPresent(time -> query.with(name, time.toString()));
    return query;
  }

  private static List<RemoteRecord> records(JsonNode page, String table, String time) {
    List<RemoteRecord> records = new ArrayList<>();
    for (JsonNode row : page.path("data")) {
      Instant at = Instant.parse(row.path(time).asText());
      Instant changed =
          row.hasNonNull("updatedAt") ? Instant.parse(row.get("updatedAt").asText()) : at;
      records.add(new RemoteRecord(table, row.path("id").asText(), at, changed, row.toString()));
    }
    return records;
  }

  /** A list with cursors. */
  private record CursorStream(
      JsonHttpClient client, String path, String table, Function<Bound, Query> query, String time)
      implements RemoteStream {

    @Override
    public String name() {
      return table;
    }

    @Override
    public List<String> tables() {
      return List.of(table);
    }

    @Override
    public RemotePage page(Bound from, Position position) throws CursorExpiredException {
      Query request = query.apply(from);
      position.cursor().ifPresent(cursor -> request.with("cursor", cursor));
      try {
        JsonNode page = client.get(path, request);
        String next = page.path("meta").path("cursor").asText("");
        return new RemotePage(
            records(page, table, time), Optional.of(next).filter(text -> !text.isEmpty()));
      } catch (HttpStatusException e) {
        if (e.status() == BAD_REQUEST && position.cursor().isPresent()) {
          throw new CursorExpiredException(e);
        }
        throw new UnavailableException(
            e, "feedback.remote.unavailable", PROFILE, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A list with numbered pages. */
  private record NumberedStream(
      JsonHttpClient client, String path, String table, Function<Bound, Query> query)
      implements RemoteStream {

    @Override
    public String name() {
      return table;
    }

    @Override
    public List<String> tables() {
      return List.of(table);
    }

    @Override
    public RemotePage page(Bound from, Position position) {
      int number = position.cursor().map(Integer::parseInt).orElse(1);
      try {
        JsonNode page = client.get(path, query.apply(from).with("page", String.valueOf(number)));
        boolean more = number < page.path("meta").path("totalPages").asInt();
        return new RemotePage(
            records(page, table, "timestamp"),
            more ? Optional.of(String.valueOf(number + 1)) : Optional.empty());
      } catch (HttpStatusException e) {
        throw new UnavailableException(
            e, "feedback.remote.unavailable", PROFILE, String.valueOf(e.getMessage()));
      }
    }
  }
}
