package dev.retune.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import dev.retune.text.Json;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code POST /search}: asks the live index. */
final class SearchHandler {
  private static final int LONGEST = 10_000;
  private static final int MOST = 100;
  private static final int USUAL = 10;

  private final SearchDoor door;
  private final Executor workers;
  private final int limit;
  private final JsonMapper json = Json.mapper();

  /**
   * With where to ask.
   *
   * @param workers on which searches run: native code would hold the handlers' own threads
   */
  SearchHandler(SearchDoor door, Executor workers, int limit) {
    this.door = door;
    this.workers = workers;
    this.limit = limit;
  }

  void search(Context ctx) {
    Fields fields = new Fields(Body.read(ctx, limit), "");
    String query = fields.text(LONGEST, "query", "question", "text");
    int k = fields.number(1, MOST, USUAL, "k");
    Mode mode = mode(fields);
    if (fields.problems().isEmpty() && query.isBlank()) {
      fields.wrong("query", "collect.missing");
    }
    if (!fields.problems().isEmpty()) {
      throw Problem.ofFields(fields.problems());
    }
    if (door.live().isEmpty()) {
      throw Problem.of(503, "collect.noIndex");
    }
    SearchService.Answer answer =
        CompletableFuture.supplyAsync(() -> door.search(query, k, mode), workers).join();
    Reply.json(ctx, json.valueToTree(answer));
  }

  private static Mode mode(Fields fields) {
    Optional<String> name = fields.optionalText(Fields.ID, "mode");
    for (Mode mode : Mode.values()) {
      if (name.filter(n -> n.equals(mode.name().toLowerCase(Locale.ROOT))).isPresent()) {
        return mode;
      }
    }
    name.ifPresent(n -> fields.wrong("mode", "collect.notAMode"));
    return Mode.HYBRID;
  }
}
