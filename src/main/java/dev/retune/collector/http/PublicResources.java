package dev.retune.collector.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the public resources: the API description, the widget and its demo page. */
public final class PublicResources {
  private PublicResources() {}

  public static void route(RoutesConfig routes) {
    serve(routes, "/openapi.json", "openapi.json", "application/json");
    serve(routes, "/widget.js", "widget.js", "text/javascript; charset=utf-8");
    serve(routes, "/demo", "demo.html", "text/html; charset=utf-8");
    serve(routes, "/demo.css", "demo.css", "text/css; charset=utf-8");
  }

  private static void serve(RoutesConfig routes, String path, String name, String type) {
    byte[] bytes = read(name);
    routes.get(path, ctx -> answer(ctx, type, bytes));
  }

  private static void answer(Context ctx, String type, byte[] bytes) {
    ctx.contentType(type)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
        .result(bytes);
  }

  private static byte[] read(String name) {
    try (InputStream in = PublicResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the application");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
