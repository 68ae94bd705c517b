package dev.retune.collector.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyCache;
import dev.retune.collector.auth.RequestAuthenticator;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import dev.retune.collector.ingest.SignedVoteUrls;
import dev.retune.collector.ingest.VoteSubmission;
import dev.retune.common.text.JsonFormat;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code POST /signed}: returns a signed URL for a vote on one answer, to be embedded in a page.
 */
final class SignHandler {
  private static final int SHORTEST = 60;
  private static final int LONGEST = Math.toIntExact(Duration.ofDays(90).toSeconds());
  private static final int USUAL = Math.toIntExact(Duration.ofDays(7).toSeconds());

  private final ApiKeyCache keys;
  private final Clock clock;
  private final int limit;
  private final JsonMapper json = JsonFormat.mapper();

  SignHandler(ApiKeyCache keys, Clock clock, int limit) {
    this.keys = keys;
    this.clock = clock;
    this.limit = limit;
  }

  /** Signs with the caller's API key; requests without one are rejected. */
  void sign(Context ctx) {
    ApiKey key =
        keys.byId(RequestAuthenticator.caller(ctx)).orElseThrow(RequestAuthenticator::unknown);
    JsonFieldReader fields = new JsonFieldReader(RequestBodyReader.read(ctx, limit), "");
    String conversation = fields.id("conversation_id");
    Optional<String> voter = fields.optionalId("voter");
    int seconds = fields.number(SHORTEST, LONGEST, USUAL, "seconds");
    if (!fields.problems().isEmpty()) {
      throw ProblemDetails.ofFields(fields.problems());
    }
    Instant expires = clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode answer = json.createObjectNode();
    answer.put(
        "address",
        SignedVoteUrls.sign(key, new VoteSubmission.VoteTarget(conversation, voter), expires));
    answer.put("expires", expires.toString());
    JsonResponse.json(ctx.header("Cache-Control", "no-store"), answer);
  }
}
