package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The prompts of a Langfuse project: {@code GET /api/public/v2/prompts/{name}}. Source: openapi.yml
 * of langfuse/langfuse, commit 62751446.
 */
public final class LangfusePrompts {
  private static final int NOT_FOUND = 404;

  private final SourceOpener secrets;
  private final HttpRetryTiming timing;

  /**
   * Reads with the keys of sources.
   *
   * @param secrets has the keys
   */
  public LangfusePrompts(SourceOpener secrets, HttpRetryTiming timing) {
    this.secrets = secrets;
    this.timing = timing;
  }

  /**
   * Returns a version of a prompt, as Langfuse sends it.
   *
   * @throws InvalidInputException when there is none, or the source is not Langfuse
   * @throws UnavailableException when Langfuse does not answer properly
   */
  public ObjectNode find(SourceConfig source, String name, PromptPick pick) {
    if (!RemoteAddress.is(source.url())) {
      throw new InvalidInputException("feedback.remote.noPrompts", source.name());
    }
    RemoteAddress address = RemoteAddress.parse(source.url());
    try (JsonHttpClient client = RemoteClientFactory.open(source, address, secrets, timing)) {
      // a folder is part of the name and must be escaped, a space is not a plus in a path
      String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
      JsonNode prompt = client.get("/api/public/v2/prompts/" + path, query(pick));
      if (prompt instanceof ObjectNode object
          && object.has("prompt")
          && object.path("version").isIntegralNumber()) {
        return object;
      }
      throw new InvalidInputException("feedback.remote.noPrompts", source.name());
    } catch (HttpStatusException e) {
      if (e.status() == NOT_FOUND) {
        throw missing(e, source, name, pick);
      }
      throw new UnavailableException(
          e, "feedback.remote.unavailable", source.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Query query(PromptPick pick) {
    return switch (pick) {
      case PromptPick.Labelled(String label) -> new Query().with("label", label);
      case PromptPick.Numbered(int version) -> new Query().with("version", String.valueOf(version));
    };
  }

  private static InvalidInputException missing(
      HttpStatusException e, SourceConfig source, String name, PromptPick pick) {
    return switch (pick) {
      case PromptPick.Labelled(String label) ->
          new InvalidInputException(e, "feedback.remote.promptMissing", source.name(), name, label);
      case PromptPick.Numbered(int version) ->
          new InvalidInputException(
              e, "feedback.remote.versionMissing", source.name(), name, String.valueOf(version));
    };
  }
}
