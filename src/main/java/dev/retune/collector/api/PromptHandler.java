package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.model.PromptPort;
import dev.retune.common.io.Sha256;
import io.javalin.http.Context;
import java.util.Arrays;

/** {@code GET /prompts/{name}}: the live version of a prompt, for the product. */
final class PromptHandler {
  private final PromptPort prompts;

  PromptHandler(PromptPort prompts) {
    this.prompts = prompts;
  }

  void live(Context ctx) {
    String name = ctx.pathParam("name");
    JsonNode live =
        prompts.live(name).orElseThrow(() -> ProblemDetails.of(404, "collector.noPrompt", name));
    String tag = '"' + new Sha256().field(live.toString()).hex() + '"';
    ctx.header("ETag", tag).header("Cache-Control", "no-cache");
    if (isKnown(ctx, tag)) {
      ctx.status(304);
    } else {
      JsonResponse.json(ctx, live);
    }
  }

  /** Whether the caller has this version; tags are compared weakly (RFC 9110, 13.1.2). */
  private static boolean isKnown(Context ctx, String tag) {
    String known = ctx.header("If-None-Match");
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
