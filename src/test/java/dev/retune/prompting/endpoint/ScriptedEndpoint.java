package dev.retune.prompting.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An OpenAI-compatible server on loopback that answers by a model and fails on demand. */
public final class ScriptedEndpoint implements AutoCloseable {
  /** The key that it wants. */
  public static final String KEY = "sk-scripted-0123456789abcdef";

  private final HttpServer server;
  private final LanguageModel model;
  private final List<String> bodies = new ArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private int untilAction;
  private Runnable action = () -> {};

  /** A reply that is sent instead of a proper one. */
  public record Reply(int status, String header, String value, String body) {
    public static Reply of(int status, String body) {
      return new Reply(status, "X-Nothing", "", body);
    }
  }

  /** Starts the server. */
  public ScriptedEndpoint(LanguageModel model) {
    this.model = model;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** The address for the settings. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Sends a certain reply to the next request. */
  public synchronized void next(Reply reply) {
    replies.add(reply);
  }

  /** Does something before a number of further requests are answered; 1 is the next one. */
  public synchronized void beforeReply(int request, Runnable what) {
    untilAction = request;
    action = what;
  }

  /** The bodies of the requests so far. */
  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    if (--untilAction == 0) {
      action.run();
    }
    Reply reply = replies.isEmpty() ? proper(exchange, body) : replies.remove();
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set(reply.header(), reply.value());
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Reply proper(HttpExchange exchange, String body) throws IOException {
    String said = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + KEY).equals(said)) {
      return Reply.of(401, "{\"error\": {\"message\": \"wrong key: " + said + "\"}}");
    }
    if (exchange.getRequestURI().getPath().equals("/v1/models")) {
      return Reply.of(200, "{\"data\": [{\"id\": \"small\"}, {\"id\": \"large\"}]}");
    }
    JsonNode request = JsonFormat.mapper().readTree(body);
    JsonNode messages = request.path("messages");
    boolean system = messages.size() > 1;
    ModelReply reply =
        model.ask(
            new ModelRequest(
                request.path("model").asText(),
                system ? messages.path(0).path("content").asText() : "",
                messages.path(messages.size() - 1).path("content").asText(),
                "{}"));
    return Reply.of(200, completion(reply.text(), reply.usage()).toString());
  }

  /** A chat completion. */
  static ObjectNode completion(String text, TokenUsage usage) {
    ObjectNode all = JsonFormat.mapper().createObjectNode();
    ObjectNode choice = all.putArray("choices").addObject();
    choice.put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", text);
    all.putObject("usage")
        .put("prompt_tokens", usage.prompt())
        .put("completion_tokens", usage.completion());
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
