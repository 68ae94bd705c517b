package dev.retune.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Writes JSON responses, always in UTF-8. */
public final class JsonResponse {
  private JsonResponse() {}

  public static void json(Context ctx, JsonNode answer) {
    json(ctx, "application/json", answer.toString());
  }

  public static void json(Context ctx, String type, String answer) {
    ctx.contentType(type).result(answer.getBytes(StandardCharsets.UTF_8));
  }
}
