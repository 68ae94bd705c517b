package dev.retune.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.text.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads the JSON that a request carries. */
final class Body {
  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // which of the two was meant cannot be told
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  // bytes read past the limit: a caller still sending when the connection closes never sees the
  // answer
  private static final long SWALLOWED = 16L * 1024 * 1024;

  private Body() {}

  /**
   * The body of a request.
   *
   * @param limit in bytes
   */
  static JsonNode read(Context ctx, int limit) {
    // a page of another site can send anything but this type without the browser asking us first;
    // read as the header it is, for the servlet's own reading fails on an unknown charset
    if (!isJson(ctx.header("Content-Type"))) {
      throw Problem.of(415, "collect.mediaType");
    }
    byte[] bytes;
    boolean tooLarge = ctx.req().getContentLengthLong() > limit;
    try (InputStream in = ctx.bodyInputStream()) {
      bytes = tooLarge ? new byte[0] : in.readNBytes(limit + 1);
      tooLarge |= bytes.length > limit;
      if (tooLarge) {
        in.skip(SWALLOWED);
      }
    } catch (IOException e) {
      throw Problem.of(400, "collect.brokenBody");
    }
    if (tooLarge) {
      throw Problem.of(413, "collect.tooLarge");
    }
    return parsed(bytes);
  }

  static JsonNode parsed(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      if (at != null) {
        throw Problem.of(400, "collect.brokenJsonAt", at.getLineNr(), at.getColumnNr());
      }
    } catch (IOException e) {
      throw Problem.of(400, "collect.brokenBody");
    }
    throw Problem.of(400, "collect.brokenJson");
  }

  private static boolean isJson(@org.jspecify.annotations.Nullable String type) {
    if (type == null) {
      return false;
    }
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals("application/json")
        || (media.startsWith("application/") && media.endsWith("+json"));
  }
}
