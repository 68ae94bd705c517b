package dev.retune.collector.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads JSON request bodies. */
public final class RequestBodyReader {
  private static final JsonMapper MAPPER =
      JsonFormat.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // duplicate keys are ambiguous
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  // bytes to read past the limit, because a client that is still sending when the connection closes
  // never sees the response
  private static final long MAX_DISCARDED = 16L * 1024 * 1024;

  private RequestBodyReader() {}

  /**
   * Reads the body of a request.
   *
   * @param limit maximum size in bytes
   */
  public static JsonNode read(Context ctx, int limit) {
    // browsers send any other type across origins without a preflight request; parsed from the raw
    // header because the servlet API fails on an unknown charset
    if (!isJson(ctx.header("Content-Type"))) {
      throw ProblemDetails.of(415, "collector.mediaType");
    }
    return parsed(bytes(ctx, limit));
  }

  /**
   * Reads the bytes of a body.
   *
   * @param limit maximum size in bytes
   */
  public static byte[] bytes(Context ctx, int limit) {
    byte[] bytes;
    boolean tooLarge = ctx.req().getContentLengthLong() > limit;
    try (InputStream in = ctx.bodyInputStream()) {
      bytes = tooLarge ? new byte[0] : in.readNBytes(limit + 1);
      tooLarge |= bytes.length > limit;
      if (tooLarge) {
        in.skip(MAX_DISCARDED);
      }
    } catch (IOException e) {
      throw ProblemDetails.of(400, "collector.brokenBody");
    }
    if (tooLarge) {
      throw ProblemDetails.of(413, "collector.tooLarge");
    }
    return bytes;
  }

  public static JsonNode parsed(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      if (at != null) {
        throw ProblemDetails.of(400, "collector.brokenJsonAt", at.getLineNr(), at.getColumnNr());
      }
    } catch (IOException e) {
      throw ProblemDetails.of(400, "collector.brokenBody");
    }
    throw ProblemDetails.of(400, "collector.brokenJson");
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
