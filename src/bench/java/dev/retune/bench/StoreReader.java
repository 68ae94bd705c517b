package dev.retune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.database.PgVectorTarget;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.remote.ChromaTarget;
import dev.retune.publishing.remote.TargetHttpClient;
import dev.retune.publishing.target.PublishTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a store as the guide's readers do, without any code of the publisher. */
interface StoreReader extends AutoCloseable {
  /** Length of the vectors. */
  int DIMENSION = 384;

  Pattern EDITION = Pattern.compile("edition\\d");

  /**
   * What was found.
   *
   * @param editions which ones the passages say that they are of
   */
  record StoreAnswer(int hits, Set<String> editions) {}

  /** Searches for the passages next to some vector. */
  StoreAnswer ask(int k) throws Exception;

  @Override
  void close() throws SQLException;

  static PublishTarget target(TargetConfig config) {
    return switch (config.kind()) {
      case PGVECTOR ->
          PgVectorTarget.open(config.name(), DatabaseUrl.parse(config.address()), config.place());
      case CHROMA ->
          ChromaTarget.open(
              TargetHttpClient.open(config.name(), config.address(), ""), config.place());
      default -> throw new IllegalArgumentException(config.kind().shown());
    };
  }

  static StoreReader of(TargetConfig config) throws SQLException {
    return switch (config.kind()) {
      case PGVECTOR -> new PgVectorReader(config);
      case CHROMA -> new ChromaReader(config);
      default -> throw new IllegalArgumentException(config.kind().shown());
    };
  }

  private static String question(Random random) {
    ArrayNode vector = JsonFormat.mapper().createArrayNode();
    for (int i = 0; i < DIMENSION; i++) {
      vector.add((float) random.nextGaussian());
    }
    return vector.toString();
  }

  private static void edition(String text, Set<String> editions) {
    Matcher said = EDITION.matcher(text);
    if (said.find()) {
      editions.add(said.group());
    }
  }

  /** Asks the view. */
  final class PgVectorReader implements StoreReader {
    private final Random random = new Random(5);
    private final Connection connection;
    private final PreparedStatement query;

    PgVectorReader(TargetConfig config) throws SQLException {
      connection = DriverManager.getConnection(config.address());
      query =
          connection.prepareStatement(
              "select content, version from "
                  + config.place()
                  + " order by embedding <=> ?::vector limit ?");
    }

    @Override
    public StoreAnswer ask(int k) throws SQLException {
      query.setString(1, question(random));
      query.setInt(2, k);
      Set<String> editions = new TreeSet<>();
      int hits = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          hits++;
          edition(rows.getString(1), editions);
        }
      }
      return new StoreAnswer(hits, editions);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** Asks which collection is live, and that one then. */
  final class ChromaReader implements StoreReader {
    private final Random random = new Random(5);
    private final HttpClient client = HttpClient.newHttpClient();
    private final String collections;
    private final String place;

    ChromaReader(TargetConfig config) {
      place = config.place();
      collections =
          config.address()
              + "/api/v2/tenants/default_tenant/databases/default_database/collections/";
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(response.statusCode() + " " + request.uri().getPath());
      }
      return JsonFormat.mapper().readTree(response.body());
    }

    private JsonNode collection(String name) throws IOException, InterruptedException {
      return send(HttpRequest.newBuilder(URI.create(collections + name)).build());
    }

    @Override
    public StoreAnswer ask(int k) throws IOException, InterruptedException {
      String live = collection(place).path("metadata").path("live").asText();
      String id = collection(place + "-" + live).path("id").asText();
      ObjectNode body = JsonFormat.mapper().createObjectNode().put("n_results", k);
      body.putArray("include").add("documents");
      body.putArray("query_embeddings").add(JsonFormat.mapper().readTree(question(random)));
      JsonNode found =
          send(
              HttpRequest.newBuilder(URI.create(collections + id + "/query"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                  .build());
      Set<String> editions = new TreeSet<>();
      found.path("documents").path(0).forEach(text -> edition(text.asText(), editions));
      return new StoreAnswer(found.path("documents").path(0).size(), editions);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
