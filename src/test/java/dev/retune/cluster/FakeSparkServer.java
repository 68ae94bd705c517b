package dev.retune.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The REST server of a Spark master, as its protocol describes it, without a cluster behind. */
public final class FakeSparkServer implements AutoCloseable {
  public static final String ID = "driver-20260102030405-0000";

  private final HttpServer server;
  private final JsonMapper mapper = new JsonMapper();

  /** Requests to create a job. */
  public final List<JsonNode> created = new CopyOnWriteArrayList<>();

  /** Paths of the other requests. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** The states that the driver has, one for each question; the last one stays. */
  public final Deque<String> states = new ArrayDeque<>();

  /** Called with each new job. */
  public Consumer<JsonNode> onCreate = request -> {};

  public String version = "4.2.0";
  public boolean takes = true;

  public FakeSparkServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/submissions/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replace("/v1/submissions/", "");
    String text =
        switch (path) {
          case "create" -> create(exchange);
          case "status/" + ID -> status();
          case "kill/" + ID ->
              "{\"action\":\"KillSubmissionResponse\",\"success\":true,\"submissionId\":\""
                  + ID
                  + "\"}";
          default ->
              "{\"action\":\"SubmissionStatusResponse\",\"success\":false,"
                  + "\"serverSparkVersion\":\""
                  + version
                  + "\"}";
        };
    if (!path.equals("create")) {
      asked.add(path);
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String create(HttpExchange exchange) {
    try {
      JsonNode request = mapper.readTree(exchange.getRequestBody());
      created.add(request);
      onCreate.accept(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return takes
        ? "{\"action\":\"CreateSubmissionResponse\",\"success\":true,\"submissionId\":\""
            + ID
            + "\"}"
        : "{\"action\":\"CreateSubmissionResponse\",\"success\":false,\"message\":\"no room\"}";
  }

  private synchronized String status() {
    String state = states.size() > 1 ? states.remove() : states.getFirst();
    return "{\"action\":\"SubmissionStatusResponse\",\"success\":true,\"driverState\":\""
        + state
        + "\"}";
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
