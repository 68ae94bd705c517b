package dev.retune.collector.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import dev.retune.collector.model.SearchPort;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code POST /search}: searches the live index. */
final class SearchHandler {
  private static final int LONGEST = 10_000;
  private static final int MOST = 100;
  private static final int USUAL = 10;

  private final SearchPort search;
  private final Executor workers;
  private final int limit;
  private final JsonMapper json = JsonFormat.mapper();

  /**
   * Creates the handler.
   *
   * @param workers runs the searches, because native code would pin the request threads
   */
  SearchHandler(SearchPort search, Executor workers, int limit) {
    this.search = search;
    this.workers = workers;
    this.limit = limit;
  }

  void search(Context ctx) {
    JsonFieldReader fields = new JsonFieldReader(RequestBodyReader.read(ctx, limit), "");
    String query = fields.text(LONGEST, "query", "question", "text");
    int k = fields.number(1, MOST, USUAL, "k");
    SearchMode mode = mode(fields);
    if (fields.problems().isEmpty() && query.isBlank()) {
      fields.reject("query", "collector.missing");
    }
    if (!fields.problems().isEmpty()) {
      throw ProblemDetails.ofFields(fields.problems());
    }
    if (search.live().isEmpty()) {
      throw ProblemDetails.of(503, "collector.noIndex");
    }
    SearchService.Answer answer =
        CompletableFuture.supplyAsync(() -> search.search(query, k, mode), workers).join();
    JsonResponse.json(ctx, json.valueToTree(answer));
  }

  private static SearchMode mode(JsonFieldReader fields) {
    Optional<String> name = fields.optionalText(JsonFieldReader.ID, "mode");
    for (SearchMode mode : SearchMode.values()) {
      if (name.filter(n -> n.equals(mode.name().toLowerCase(Locale.ROOT))).isPresent()) {
        return mode;
      }
    }
    name.ifPresent(n -> fields.reject("mode", "collector.notAMode"));
    return SearchMode.HYBRID;
  }
}
