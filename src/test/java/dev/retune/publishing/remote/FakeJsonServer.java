package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server of the tests that answers JSON with JSON, one request after the other. */
public abstract class FakeJsonServer implements AutoCloseable {
  /** What it answers; without a body where the status says so. */
  record Answer(int status, @Nullable JsonNode body) {
    static Answer ok(JsonNode body) {
      return new Answer(200, body);
    }
  }

  private final HttpServer server;

  /** The Authorization header of the last request. */
  String lastHeader = "";

  /** Starts it on a port; 0 for any. */
  FakeJsonServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its address. */
  public final String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers a request with a document, or without one. */
  Answer result(String method, String path, JsonNode body) throws IOException {
    throw new IOException(method + " " + path + " " + body);
  }

  /** Answers a request with anything. */
  Answer result(String method, String path, String sent) throws IOException {
    return result(method, path, sent.isEmpty() ? object() : JsonFormat.mapper().readTree(sent));
  }

  /** Headers of all answers. */
  Map<String, String> headers() {
    return Map.of();
  }

  static ObjectNode object() {
    return JsonFormat.mapper().createObjectNode();
  }

  /** The inner product of two vectors. */
  static double score(JsonNode one, JsonNode other) {
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += one.path(i).asDouble() * other.path(i).asDouble();
    }
    return sum;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    synchronized (this) {
      lastHeader =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      answer = result(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), sent);
    }
    headers().forEach(exchange.getResponseHeaders()::add);
    if (answer.body() == null) {
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      byte[] bytes = JsonFormat.mapper().writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public final void close() {
    server.stop(0);
  }
}
