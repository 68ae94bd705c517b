package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server on loopback that records requests, checks a key and fails on demand. */
abstract class JsonTestServer implements AutoCloseable {
  private final HttpServer server;
  private final String authorization;
  private final List<String> requests = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Deque<Failure> lateFailures = new ArrayDeque<>();
  private int untilAction;
  private int untilRequest = Integer.MAX_VALUE;
  private Runnable requested = () -> {};
  private Runnable action = () -> {};

  /** A response that is sent instead of a proper one. */
  private record Failure(int status, Map<String, String> headers) {}

  /** A response. */
  record Response(int status, JsonNode body) {
    static Response empty(int status) {
      return new Response(status, MissingNode.getInstance());
    }

    static Response ok(JsonNode body) {
      return new Response(200, body);
    }

    static Response error(int status) {
      return new Response(status, JsonFormat.mapper().createObjectNode().put("message", "refused"));
    }
  }

  /** A request: its method, path, decoded parameters and JSON body. */
  record Request(
      String method, String path, List<Map.Entry<String, String>> parameters, JsonNode body) {
    Optional<String> parameter(String name) {
      return parameters.stream()
          .filter(entry -> entry.getKey().equals(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    List<String> all(String name) {
      return parameters.stream()
          .filter(entry -> entry.getKey().equals(name))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  JsonTestServer(String authorization) throws IOException {
    this.authorization = authorization;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
  }

  final void start() {
    server.start();
  }

  final String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Fails the next request that needs a key. */
  final synchronized void failNext(int status, Map<String, String> headers) {
    failures.add(new Failure(status, headers));
  }

  /** Does what the next writing request asks for, and fails all the same. */
  final synchronized void failAfterNext(int status) {
    lateFailures.add(new Failure(status, Map.of()));
  }

  /** Does something after a number of further requests that write, before the last is answered. */
  final synchronized void afterWrites(int count, Runnable what) {
    untilAction = count;
    action = what;
  }

  /** Does something before the response to a request; 1 is the next request. */
  final synchronized void beforeResponse(int request, Runnable what) {
    untilRequest = request;
    requested = what;
  }

  /** The requests so far: method unless GET, path and parameters. */
  final synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers a request; called by one thread at a time. */
  abstract Response respond(Request request);

  /** Whether a path may be requested without a key. */
  abstract boolean isPublic(String path);

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            parameters(exchange.getRequestURI().getRawQuery()),
            body(exchange.getRequestBody().readAllBytes()));
    boolean reads = request.method().equals("GET");
    requests.add(
        (reads ? "" : request.method() + " ") + request.path() + " " + request.parameters());
    if (--untilRequest == 0) {
      requested.run();
    }
    boolean open = isPublic(request.path());
    if (!open && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, Response.error(401));
      return;
    }
    Failure failure = open ? null : failures.poll();
    if (failure != null) {
      failure.headers().forEach(exchange.getResponseHeaders()::set);
      send(exchange, Response.error(failure.status()));
      return;
    }
    Response response = respond(request);
    if (!reads && --untilAction == 0) {
      action.run();
    }
    Failure late = reads ? null : lateFailures.poll();
    send(exchange, late == null ? response : Response.error(late.status()));
  }

  private static JsonNode body(byte[] bytes) throws IOException {
    return bytes.length == 0 ? MissingNode.getInstance() : JsonFormat.mapper().readTree(bytes);
  }

  private static List<Map.Entry<String, String>> parameters(String raw) {
    return Arrays.stream(raw == null ? new String[0] : raw.split("&", -1))
        .map(part -> part.split("=", 2))
        .map(part -> Map.entry(part[0], URLDecoder.decode(part[1], StandardCharsets.UTF_8)))
        .toList();
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    if (response.body().isMissingNode()) {
      try (exchange) {
        exchange.sendResponseHeaders(response.status(), -1);
      }
      return;
    }
    byte[] bytes = response.body().toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
