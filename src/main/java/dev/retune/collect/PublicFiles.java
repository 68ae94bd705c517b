package dev.retune.collect;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What anyone may read: the description of the collector. */
final class PublicFiles {
  private PublicFiles() {}

  static void route(RoutesConfig routes) {
    serve(routes, "openapi.json", "application/json");
  }

  private static void serve(RoutesConfig routes, String name, String type) {
    byte[] bytes = read(name);
    routes.get("/" + name, ctx -> answer(ctx, type, bytes));
  }

  private static void answer(Context ctx, String type, byte[] bytes) {
    ctx.contentType(type).header("X-Content-Type-Options", "nosniff").result(bytes);
  }

  private static byte[] read(String name) {
    try (InputStream in = PublicFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
