package dev.retune.prompting.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.feedback.remote.HttpStatusException;
import dev.retune.feedback.remote.JsonHttpClient;
import dev.retune.feedback.remote.JsonHttpClient.FailureKeys;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.remote.RemoteAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OpenAI-compatible API, such as OpenAI's, Ollama's or vLLM's: {@code POST /chat/completions}
 * and {@code GET /models} under its address. A reply counts only when it is complete.
 */
public final class ChatEndpoint implements LanguageModel, AutoCloseable {
  /** Environment variable and keyring entry of the key. */
  public static final String KEY = "RETUNE_LLM_KEY";

  private static final HttpRetryTiming TIMING =
      new HttpRetryTiming(Duration.ofSeconds(1), Duration.ofSeconds(30), 5, Duration.ofMinutes(2));
  // models on a small machine write a few tokens a second
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final FailureKeys SENTENCES =
      new FailureKeys(
          "prompts.endpoint.key", "prompts.endpoint.rate", "prompts.endpoint.unavailable");
  private static final int SHOWN = 200;
  private static final int SHORTEST_KEY = 8;

  private final JsonHttpClient client;
  private final String host;
  private final String key;

  private ChatEndpoint(JsonHttpClient client, String host, String key) {
    this.client = client;
    this.host = host;
    this.key = key;
  }

  /**
   * Opens an endpoint without sending anything; the caller closes it.
   *
   * @param key its key; an empty text for none
   * @throws InvalidInputException when the address is malformed, or a key would be sent unencrypted
   *     beyond this machine and its private network
   */
  public static ChatEndpoint open(String url, String key) {
    return open(url, key, TIMING, PATIENCE);
  }

  /** Same, with other times. */
  static ChatEndpoint open(String url, String key, HttpRetryTiming timing, Duration patience) {
    RemoteAddress address = RemoteAddress.parse(url);
    String host = address.base().getRawAuthority();
    if (!key.isEmpty() && "http".equals(address.base().getScheme()) && !address.isNear()) {
      throw new InvalidInputException("prompts.endpoint.plainHttp", host);
    }
    HttpCredentials credentials =
        key.isEmpty() ? HttpCredentials.NONE : HttpCredentials.bearer(key);
    return new ChatEndpoint(
        new JsonHttpClient(host, address.base(), credentials, timing, patience, SENTENCES),
        host,
        key);
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    JsonNode reply;
    try {
      reply = client.post("/chat/completions", new Query(), body(request));
    } catch (HttpStatusException e) {
      throw refused(e);
    }
    JsonNode choice = reply.path("choices").path(0);
    String text = withoutKey(choice.path("message").path("content").asText("").strip());
    TokenUsage usage = usage(reply.path("usage"), request, text);
    if (text.isEmpty()) {
      return new ModelReply("", usage, ModelReply.Defect.EMPTY);
    }
    return choice.path("finish_reason").asText("").equals("length")
        ? new ModelReply(text, usage, ModelReply.Defect.CUT)
        : new ModelReply(text, usage);
  }

  /** Replies are stored, so a server that repeats the key must not get it into the database. */
  private String withoutKey(String text) {
    return key.length() < SHORTEST_KEY ? text : text.replace(key, "…");
  }

  /** Returns the names of the models, in alphabetical order. */
  public List<String> models() {
    JsonNode reply;
    try {
      reply = client.get("/models", new Query());
    } catch (HttpStatusException e) {
      throw refused(e);
    }
    if (!reply.path("data").isArray()) {
      throw new UnavailableException("prompts.endpoint.noModels", host);
    }
    List<String> names = new ArrayList<>();
    reply.path("data").forEach(model -> names.add(model.path("id").asText("")));
    return names.stream().filter(name -> !name.isBlank()).sorted().toList();
  }

  private static ObjectNode body(ModelRequest request) {
    ObjectNode body = parameters(request.parameters());
    body.put("model", request.model());
    body.put("stream", false);
    ArrayNode messages = body.putArray("messages");
    if (!request.system().isEmpty()) {
      messages.addObject().put("role", "system").put("content", request.system());
    }
    messages.addObject().put("role", "user").put("content", request.user());
    return body;
  }

  private static ObjectNode parameters(String json) {
    try {
      if (JsonFormat.mapper().readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(e, "prompts.parameters");
    }
    throw new InvalidInputException("prompts.parameters");
  }

  private static TokenUsage usage(JsonNode usage, ModelRequest request, String text) {
    if (usage.path("prompt_tokens").isNumber() && usage.path("completion_tokens").isNumber()) {
      return new TokenUsage(
          Math.max(0, usage.path("prompt_tokens").asLong()),
          Math.max(0, usage.path("completion_tokens").asLong()),
          false);
    }
    return new TokenUsage(
        TokenUsage.estimate(request.system()) + TokenUsage.estimate(request.user()),
        TokenUsage.estimate(text),
        true);
  }

  private RuntimeException refused(HttpStatusException e) {
    String said = Optional.ofNullable(e.getMessage()).orElse("");
    if (e.status() / 100 == 2) {
      return new UnavailableException(e, "prompts.endpoint.notJson", host);
    }
    if (e.status() == 404) {
      return new InvalidInputException(e, "prompts.endpoint.notFound", host, shortened(said));
    }
    return new InvalidInputException(e, "prompts.endpoint.refused", host, shortened(said));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  @Override
  public void close() {
    client.close();
  }
}
