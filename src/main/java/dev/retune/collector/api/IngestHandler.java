package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.ProblemDetails.FieldProblem;
import dev.retune.collector.http.ProblemResponseWriter;
import dev.retune.collector.http.RequestBodyReader;
import dev.retune.collector.ingest.DefaultSourceProvider;
import dev.retune.collector.ingest.FeedbackQueue;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.store.FeedbackStore;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * {@code POST /conversations} and {@code POST /documents}: one object or an array of them. Invalid
 * rows are reported and do not fail the others.
 */
final class IngestHandler {
  private static final int MOST = 5_000;
  // longer lists are stored on their own, so that no vote waits for a large transaction
  private static final int FEW = 100;

  private final FeedbackQueue queue;
  private final FeedbackStore store;
  private final DefaultSourceProvider source;
  private final ProblemResponseWriter problems;
  private final Executor workers;
  private final Clock clock;
  private final int limit;
  private final JsonMapper json = JsonFormat.mapper();

  IngestHandler(
      FeedbackQueue queue,
      FeedbackStore store,
      DefaultSourceProvider source,
      ProblemResponseWriter problems,
      Executor workers,
      Clock clock,
      int limit) {
    this.queue = queue;
    this.store = store;
    this.source = source;
    this.problems = problems;
    this.workers = workers;
    this.clock = clock;
    this.limit = limit;
  }

  void conversations(Context ctx) {
    take(ctx, this::conversation, this::storeConversations);
  }

  void documents(Context ctx) {
    take(
        ctx,
        this::document,
        rows ->
            stored(InputBatch.ofDocuments(rows))
                .thenApply(r -> Counts.of(r, RowCounts::documents)));
  }

  /** How many rows of a request were stored, changed among them, and there already. */
  private record Counts(long stored, long changed, long unchanged) {
    static Counts of(StoreResult result, ToLongFunction<RowCounts> kind) {
      return new Counts(
          kind.applyAsLong(result.stored()),
          kind.applyAsLong(result.changed()),
          kind.applyAsLong(result.unchanged()));
    }

    static Counts of(List<StoreResult.Place> places) {
      int unchanged = Collections.frequency(places, StoreResult.Place.UNCHANGED);
      return new Counts(
          places.size() - unchanged,
          Collections.frequency(places, StoreResult.Place.CHANGED),
          unchanged);
    }
  }

  private CompletableFuture<Counts> storeConversations(List<NewConversation> rows) {
    return rows.size() <= FEW
        ? queue.add(rows).thenApply(Counts::of)
        : stored(InputBatch.of(rows, List.of()))
            .thenApply(result -> Counts.of(result, RowCounts::conversations));
  }

  private CompletableFuture<StoreResult> stored(InputBatch batch) {
    return CompletableFuture.supplyAsync(() -> store.store(source.get(), batch), workers);
  }

  private NewConversation conversation(JsonFieldReader f) {
    return new NewConversation(
        f.id("conversation_id", "id"),
        f.optionalId("user_id"),
        f.text(JsonFieldReader.TEXT, "question", "user_message", "prompt"),
        f.text(JsonFieldReader.TEXT, "answer", "ai_response", "response"),
        documentIds(f),
        f.optionalText(JsonFieldReader.ID, "model"),
        f.optionalText(JsonFieldReader.ID, "prompt_version"),
        f.time(clock.instant(), "created_at"));
  }

  private static List<String> documentIds(JsonFieldReader f) {
    List<String> ids = f.ids("document_ids");
    return ids.isEmpty() ? f.optionalId("document_id").stream().toList() : ids;
  }

  private NewDocument document(JsonFieldReader f) {
    return new NewDocument(
        f.id("document_id", "id"),
        f.optionalText(JsonFieldReader.ID, "source", "origin"),
        f.optionalText(JsonFieldReader.LINE, "url", "uri"),
        f.optionalText(JsonFieldReader.LINE, "title"),
        f.optionalText(JsonFieldReader.LINE, "section"),
        f.text(JsonFieldReader.TEXT, "body", "content", "text"),
        f.time(clock.instant(), "updated_at"));
  }

  private <R> void take(
      Context ctx,
      Function<JsonFieldReader, R> reader,
      Function<List<R>, CompletableFuture<Counts>> store) {
    JsonNode body = RequestBodyReader.read(ctx, limit);
    if (body.size() > MOST && body.isArray()) {
      throw ProblemDetails.of(413, "collector.tooMany", MOST);
    }
    List<R> rows = new ArrayList<>();
    ArrayNode rejected = json.createArrayNode();
    List<FieldProblem> all = new ArrayList<>();
    Texts texts = problems.language(ctx);
    int row = 0;
    for (JsonNode object : body.isArray() ? body : List.of(body)) {
      JsonFieldReader fields = new JsonFieldReader(object, body.isArray() ? "/" + row : "");
      R read = reader.apply(fields);
      row++;
      if (fields.problems().isEmpty()) {
        rows.add(read);
      } else {
        all.addAll(fields.problems());
        rejected.addObject().put("row", row).put("reason", sentence(fields, texts));
      }
    }
    if (rows.isEmpty() && !all.isEmpty()) {
      throw ProblemDetails.ofFields(all);
    }
    Counts counts = store.apply(rows).join();
    ObjectNode answer = json.createObjectNode();
    answer.put("status", "ok");
    answer.put("stored", counts.stored());
    answer.put("changed", counts.changed());
    answer.put("unchanged", counts.unchanged());
    answer.set("rejected", rejected);
    JsonResponse.json(ctx, answer);
  }

  private static String sentence(JsonFieldReader fields, Texts texts) {
    return fields.problems().stream()
        .map(p -> p.pointer() + ": " + texts.get(p.key(), p.args().toArray()))
        .collect(Collectors.joining(" "));
  }
}
