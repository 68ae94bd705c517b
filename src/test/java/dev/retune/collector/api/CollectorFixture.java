package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retune.collector.auth.CollectorEntities;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.model.SearchPort;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.SearchService;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A running collector on a new workspace, with an HTTP client. */
public final class CollectorFixture implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  public final Workspace workspace;
  final CollectorServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  CollectorFixture() {
    this(TestDatabases.H2.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0), "v3");
  }

  public CollectorFixture(DatabaseUrl url, Clock clock, CollectorSettings settings, String live) {
    workspace = open(url);
    server = start(workspace, clock, settings, live);
  }

  public static Workspace open(DatabaseUrl url) {
    return Workspace.open(
        url,
        Stream.of(FeedbackEntities.entities(), CollectorEntities.entities())
            .<Class<?>>flatMap(List::stream)
            .toList());
  }

  static CollectorServer start(
      Workspace workspace, Clock clock, CollectorSettings settings, String live) {
    return CollectorServer.start(
        settings,
        new CollectorDependencies(
            workspace,
            new SourceRepository(workspace, clock),
            new FeedbackStore(workspace, clock, new ReviewItemRepository()),
            new OneDocument(live),
            CollectorFixture::prompt,
            clock));
  }

  /** The prompt {@code team/support} is live. */
  private static Optional<JsonNode> prompt(String name) {
    return name.equals("team/support")
        ? Optional.of(JSON.createObjectNode().put("name", name).put("text", "친절하게"))
        : Optional.empty();
  }

  /** A search port with one document. */
  private record OneDocument(String version) implements SearchPort {
    @Override
    public SearchService.Answer search(String text, int k, SearchMode mode) {
      return new SearchService.Answer(
          version, List.of(new SearchHit(1, "d1", 0.5, "Pay", mode.name(), text)));
    }

    @Override
    public Optional<String> live() {
      return Optional.of(version).filter(v -> !v.isEmpty());
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  public HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** Returns a single value as text. */
  public static String one(Workspace workspace, String sql) {
    return workspace.read(
        s -> String.valueOf(s.createNativeQuery(sql, Object.class).getSingleResult()));
  }

  public String one(String sql) {
    return one(workspace, sql);
  }

  @Override
  public void close() {
    server.close();
    workspace.close();
  }
}
