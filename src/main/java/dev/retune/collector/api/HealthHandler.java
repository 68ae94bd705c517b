package dev.retune.collector.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.model.SearchPort;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.runtime.RepeatedFailureLog;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** {@code GET /health}: 200 while votes can be stored, 503 otherwise. */
final class HealthHandler {
  private final Workspace workspace;
  private final SearchPort search;
  private final BooleanSupplier writing;
  private final RepeatedFailureLog failureLog;
  private final JsonMapper json = JsonFormat.mapper();

  /** Also checks whether votes are being stored. */
  HealthHandler(
      Workspace workspace,
      SearchPort search,
      BooleanSupplier writing,
      RepeatedFailureLog failureLog) {
    this.workspace = workspace;
    this.search = search;
    this.writing = writing;
    this.failureLog = failureLog;
  }

  void health(Context ctx) {
    boolean reachable = reachable();
    Optional<String> live = reachable ? search.live() : Optional.empty();
    ObjectNode answer = json.createObjectNode();
    boolean well = reachable && writing.getAsBoolean();
    answer.put("status", well ? "ok" : "failing");
    answer.put("database", reachable);
    answer.put("liveVersion", live.orElse(null));
    JsonResponse.json(ctx.status(well ? 200 : 503).header("Cache-Control", "no-store"), answer);
  }

  private boolean reachable() {
    try {
      return workspace.answers();
    } catch (ApplicationException e) {
      failureLog.warn("health", "the workspace does not answer", e);
      return false;
    }
  }
}
