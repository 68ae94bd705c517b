package dev.retune.collector.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.runtime.RepeatedFailureLog;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.connection.RefusedValueDetector;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns failures into problem documents in the caller's language. */
public final class ProblemResponseWriter {
  private static final String TYPE = "application/problem+json";

  private final RepeatedFailureLog failureLog;
  private final JsonMapper json = JsonFormat.mapper();
  private final Texts english = new Texts(Locale.ENGLISH);
  private final Texts korean = new Texts(Locale.KOREAN);

  public ProblemResponseWriter(RepeatedFailureLog failureLog) {
    this.failureLog = failureLog;
  }

  /** Writes the response for an exception. */
  public void write(Exception e, Context ctx) {
    write(problem(e, ctx), ctx);
  }

  /** Tells what went wrong; unexpected failures are logged, at a limited rate. */
  public ProblemDetails problem(Throwable e, Context ctx) {
    return switch (e) {
      case ProblemDetails.ProblemException problem -> problem.problem();
      case RuntimeException value when RefusedValueDetector.isCauseOf(value) -> {
        String kind = "refused " + value.getClass().getName();
        failureLog.warn(kind, request(ctx) + " held a refused value", value);
        yield new ProblemDetails(422, "collector.refused", List.of(), List.of(), Map.of());
      }
      case ApplicationException failure -> ofFailure(failure, ctx);
      case HttpResponseException http -> ofStatus(http.getStatus());
      case CompletionException wrapper when wrapper.getCause() != null ->
          problem(wrapper.getCause(), ctx);
      case ExecutionException wrapper when wrapper.getCause() != null ->
          problem(wrapper.getCause(), ctx);
      default -> {
        StackTraceElement[] at = e.getStackTrace();
        String kind = e.getClass().getName() + (at.length == 0 ? "" : " at " + at[0]);
        failureLog.error(kind, request(ctx) + " failed", e);
        yield ofStatus(500);
      }
    };
  }

  private ProblemDetails ofFailure(ApplicationException failure, Context ctx) {
    int status =
        switch (failure) {
          case InvalidInputException _ -> 422;
          case RefusedException _, LeaseBusyException _ -> 409;
          case UnavailableException _, CancelledException _ -> 503;
        };
    if (status == 503) {
      failureLog.warn(failure.key(), request(ctx) + " could not be done", failure);
    }
    // database details belong in the log, not in responses
    boolean inside = failure.key().startsWith("persistence.");
    return new ProblemDetails(
        status,
        inside ? "collector.database" : failure.key(),
        inside ? List.of() : failure.args(),
        List.of(),
        Map.of());
  }

  // the route instead of the path, which the caller chooses
  private static String request(Context ctx) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    return ctx.method() + " " + (endpoint == null ? "request" : endpoint.path);
  }

  /** Returns a problem described by its status alone. */
  static ProblemDetails ofStatus(int status) {
    String key =
        switch (status) {
          case 404 -> "collector.notFound";
          case 405 -> "collector.method";
          case 413 -> "collector.tooLarge";
          default -> status < 500 ? "collector.badRequest" : "collector.failed";
        };
    return new ProblemDetails(status, key, List.of(), List.of(), Map.of());
  }

  private void write(ProblemDetails problem, Context ctx) {
    Texts texts = language(ctx);
    ObjectNode document = json.createObjectNode();
    document.put("type", "about:blank");
    document.put("title", HttpStatus.forStatus(problem.status()).getMessage());
    document.put("status", problem.status());
    document.put("detail", texts.get(problem.key(), problem.args().toArray()));
    if (!problem.fields().isEmpty()) {
      var errors = document.putArray("errors");
      problem
          .fields()
          .forEach(
              field ->
                  errors
                      .addObject()
                      .put("pointer", "#" + field.pointer())
                      .put("detail", texts.get(field.key(), field.args().toArray())));
    }
    problem.headers().forEach(ctx::header);
    JsonResponse.json(ctx.status(problem.status()), TYPE, document.toString());
  }

  /** Returns Korean if it is the caller's first preference, English otherwise. */
  public Texts language(Context ctx) {
    String wanted = ctx.header("Accept-Language");
    return wanted != null && wanted.strip().toLowerCase(Locale.ROOT).startsWith("ko")
        ? korean
        : english;
  }
}
