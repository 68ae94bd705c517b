package dev.retune.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.db.RefusedValue;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import dev.retune.fault.Unavailable;
import dev.retune.text.Json;
import dev.retune.text.Texts;
import dev.retune.work.RepeatedTrouble;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Answers whatever went wrong with a problem document in the caller's language. */
final class ProblemWriter {
  private static final String TYPE = "application/problem+json";

  private final RepeatedTrouble troubles;
  private final JsonMapper json = Json.mapper();
  private final Texts english = new Texts(Locale.ENGLISH);
  private final Texts korean = new Texts(Locale.KOREAN);

  ProblemWriter(RepeatedTrouble troubles) {
    this.troubles = troubles;
  }

  /** Answers with what an exception means; what nobody foresaw is logged here, once a kind. */
  void write(Exception e, Context ctx) {
    write(problem(e, ctx), ctx);
  }

  private Problem problem(Throwable e, Context ctx) {
    return switch (e) {
      case Problem.Raised told -> told.problem();
      case RuntimeException value when RefusedValue.isCauseOf(value) -> {
        String kind = "refused " + value.getClass().getName();
        troubles.warn(kind, request(ctx) + " held a refused value", value);
        yield new Problem(422, "collect.refused", List.of(), List.of(), Map.of());
      }
      case Failure failure -> ofFailure(failure, ctx);
      case HttpResponseException http -> ofStatus(http.getStatus());
      case CompletionException wrapper when wrapper.getCause() != null ->
          problem(wrapper.getCause(), ctx);
      case ExecutionException wrapper when wrapper.getCause() != null ->
          problem(wrapper.getCause(), ctx);
      default -> {
        StackTraceElement[] at = e.getStackTrace();
        String kind = e.getClass().getName() + (at.length == 0 ? "" : " at " + at[0]);
        troubles.error(kind, request(ctx) + " failed", e);
        yield ofStatus(500);
      }
    };
  }

  private Problem ofFailure(Failure failure, Context ctx) {
    int status =
        switch (failure) {
          case BadInput _ -> 422;
          case Refused _, Busy _ -> 409;
          case Unavailable _, Cancelled _ -> 503;
        };
    if (status == 503) {
      troubles.warn(failure.key(), request(ctx) + " could not be done", failure);
    }
    // what a database says of itself is for the log, not for callers
    boolean inside = failure.key().startsWith("db.");
    return new Problem(
        status,
        inside ? "collect.database" : failure.key(),
        inside ? List.of() : failure.args(),
        List.of(),
        Map.of());
  }

  // the route, for the path itself is the caller's to choose
  private static String request(Context ctx) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    return ctx.method() + " " + (endpoint == null ? "request" : endpoint.path);
  }

  /** A problem that is told by its status alone. */
  static Problem ofStatus(int status) {
    String key =
        switch (status) {
          case 404 -> "collect.notFound";
          case 405 -> "collect.method";
          case 413 -> "collect.tooLarge";
          default -> status < 500 ? "collect.badRequest" : "collect.failed";
        };
    return new Problem(status, key, List.of(), List.of(), Map.of());
  }

  private void write(Problem problem, Context ctx) {
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
    Reply.json(ctx.status(problem.status()), TYPE, document.toString());
  }

  /** Korean when the caller asks for it first, English otherwise. */
  Texts language(Context ctx) {
    String wanted = ctx.header("Accept-Language");
    return wanted != null && wanted.strip().toLowerCase(Locale.ROOT).startsWith("ko")
        ? korean
        : english;
  }
}
