package dev.retune.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.db.Workspace;
import dev.retune.fault.Failure;
import dev.retune.text.Json;
import dev.retune.work.RepeatedTrouble;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** {@code GET /health}: 200 while votes can be stored, 503 otherwise. */
final class HealthHandler {
  private final Workspace workspace;
  private final SearchDoor search;
  private final BooleanSupplier writing;
  private final RepeatedTrouble troubles;
  private final JsonMapper json = Json.mapper();

  /** Asks also whether votes are being stored. */
  HealthHandler(
      Workspace workspace, SearchDoor search, BooleanSupplier writing, RepeatedTrouble troubles) {
    this.workspace = workspace;
    this.search = search;
    this.writing = writing;
    this.troubles = troubles;
  }

  void health(Context ctx) {
    boolean reachable = reachable();
    Optional<String> live = reachable ? search.live() : Optional.empty();
    ObjectNode answer = json.createObjectNode();
    boolean well = reachable && writing.getAsBoolean();
    answer.put("status", well ? "ok" : "failing");
    answer.put("database", reachable);
    answer.put("liveVersion", live.orElse(null));
    Reply.json(ctx.status(well ? 200 : 503).header("Cache-Control", "no-store"), answer);
  }

  private boolean reachable() {
    try {
      workspace.read(s -> s.createNativeQuery("select 1", Integer.class).getSingleResult());
      return true;
    } catch (Failure e) {
      troubles.warn("health", "the workspace does not answer", e);
      return false;
    }
  }
}
