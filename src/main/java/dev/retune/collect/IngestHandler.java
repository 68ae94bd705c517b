package dev.retune.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collect.Problem.FieldProblem;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.Counts;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.StoreResult;
import dev.retune.text.Json;
import dev.retune.text.Texts;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * {@code POST /conversations} and {@code POST /documents}: one object, or an array of them. Rows
 * that cannot be read are told and do not sink the others.
 */
final class IngestHandler {
  private static final int MOST = 5_000;

  private final FeedbackStore store;
  private final DefaultSource source;
  private final ProblemWriter problems;
  private final Executor workers;
  private final Clock clock;
  private final int limit;
  private final JsonMapper json = Json.mapper();

  IngestHandler(
      FeedbackStore store,
      DefaultSource source,
      ProblemWriter problems,
      Executor workers,
      Clock clock,
      int limit) {
    this.store = store;
    this.source = source;
    this.problems = problems;
    this.workers = workers;
    this.clock = clock;
    this.limit = limit;
  }

  void conversations(Context ctx) {
    take(ctx, this::conversation, rows -> Batch.of(rows, List.of()), Counts::conversations);
  }

  void documents(Context ctx) {
    take(ctx, this::document, Batch::ofDocuments, Counts::documents);
  }

  private ConversationRow conversation(Fields f) {
    return new ConversationRow(
        f.id("conversation_id", "id"),
        f.optionalId("user_id"),
        f.text(Fields.TEXT, "question", "user_message", "prompt"),
        f.text(Fields.TEXT, "answer", "ai_response", "response"),
        f.optionalId("document_id"),
        f.optionalText(Fields.ID, "model"),
        f.optionalText(Fields.ID, "prompt_version"),
        f.time(clock.instant(), "created_at"));
  }

  private DocumentRow document(Fields f) {
    return new DocumentRow(
        f.id("document_id", "id"),
        f.optionalText(Fields.ID, "source", "origin"),
        f.optionalText(Fields.LINE, "url", "uri"),
        f.optionalText(Fields.LINE, "title"),
        f.optionalText(Fields.LINE, "section"),
        f.text(Fields.TEXT, "body", "content", "text"),
        f.time(clock.instant(), "updated_at"));
  }

  private <R> void take(
      Context ctx,
      Function<Fields, R> reader,
      Function<List<R>, Batch> batch,
      ToLongFunction<Counts> kind) {
    JsonNode body = Body.read(ctx, limit);
    if (body.size() > MOST && body.isArray()) {
      throw Problem.of(413, "collect.tooMany", MOST);
    }
    List<R> rows = new ArrayList<>();
    ArrayNode rejected = json.createArrayNode();
    List<FieldProblem> all = new ArrayList<>();
    Texts texts = problems.language(ctx);
    int row = 0;
    for (JsonNode object : body.isArray() ? body : List.of(body)) {
      Fields fields = new Fields(object, body.isArray() ? "/" + row : "");
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
      throw Problem.ofFields(all);
    }
    StoreResult result =
        CompletableFuture.supplyAsync(() -> store.store(source.get(), batch.apply(rows)), workers)
            .join();
    ObjectNode answer = json.createObjectNode();
    answer.put("status", "ok");
    answer.put("stored", kind.applyAsLong(result.stored()));
    answer.put("changed", kind.applyAsLong(result.changed()));
    answer.put("unchanged", kind.applyAsLong(result.unchanged()));
    answer.set("rejected", rejected);
    Reply.json(ctx, answer);
  }

  private static String sentence(Fields fields, Texts texts) {
    return fields.problems().stream()
        .map(p -> p.pointer() + ": " + texts.get(p.key(), p.args().toArray()))
        .collect(Collectors.joining(" "));
  }
}
