package dev.retune.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.text.Json;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code POST /signed}: an address for a vote on one answer, to be put into a page. */
final class SignHandler {
  private static final int SHORTEST = 60;
  private static final int LONGEST = Math.toIntExact(Duration.ofDays(90).toSeconds());
  private static final int USUAL = Math.toIntExact(Duration.ofDays(7).toSeconds());

  private final KeyRing keys;
  private final Clock clock;
  private final int limit;
  private final JsonMapper json = Json.mapper();

  SignHandler(KeyRing keys, Clock clock, int limit) {
    this.keys = keys;
    this.clock = clock;
    this.limit = limit;
  }

  /** Signs in the name of the caller's key; a caller without one cannot sign. */
  void sign(Context ctx) {
    ApiKey key = keys.byId(Access.caller(ctx)).orElseThrow(Access::unknown);
    Fields fields = new Fields(Body.read(ctx, limit), "");
    String conversation = fields.id("conversation_id");
    Optional<String> voter = fields.optionalId("voter");
    int seconds = fields.number(SHORTEST, LONGEST, USUAL, "seconds");
    if (!fields.problems().isEmpty()) {
      throw Problem.ofFields(fields.problems());
    }
    Instant expires = clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode answer = json.createObjectNode();
    answer.put("address", SignedAddresses.sign(key, conversation, voter, expires));
    answer.put("expires", expires.toString());
    Reply.json(ctx.header("Cache-Control", "no-store"), answer);
  }
}
