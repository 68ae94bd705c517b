package dev.retune.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code POST /feedback}: one vote, answered when it is durable. */
final class VoteHandler {
  private static final String DONE = "{\"status\":\"ok\",\"message\":\"Feedback recorded.\"}";
  private static final int LONGEST_KEY = 255;

  private final VoteQueue queue;
  private final Access access;
  private final SignedAddresses addresses;
  private final CollectorMetrics metrics;
  private final int limit;

  VoteHandler(
      VoteQueue queue,
      Access access,
      SignedAddresses addresses,
      CollectorMetrics metrics,
      int limit) {
    this.queue = queue;
    this.access = access;
    this.addresses = addresses;
    this.metrics = metrics;
    this.limit = limit;
  }

  /** A vote from a caller with a key, or from this machine. */
  void take(Context ctx) {
    counted(
        () -> {
          JsonNode body = Body.read(ctx, limit);
          return IncomingVote.read(body, Access.caller(ctx), idempotencyKey(ctx));
        },
        ctx);
  }

  /** A vote from a browser, on an address that was signed for one answer. */
  void takeSigned(Context ctx) {
    counted(
        () -> {
          access.limitAddress(ctx);
          SignedAddresses.Opened opened = addresses.open(ctx);
          JsonNode body = Body.read(ctx, limit);
          return IncomingVote.read(body, opened.bound(), opened.signer(), idempotencyKey(ctx));
        },
        ctx);
  }

  /** Reads a vote. */
  @FunctionalInterface
  private interface Reader {
    IncomingVote read();
  }

  private void counted(Reader reader, Context ctx) {
    IncomingVote vote;
    try {
      vote = reader.read();
      vote.voter().ifPresent(access::limitVoter);
      metrics.vote(queue.add(vote).join());
    } catch (RuntimeException e) {
      metrics.voteRejected();
      throw e;
    }
    Reply.json(ctx, "application/json", DONE);
  }

  private static Optional<String> idempotencyKey(Context ctx) {
    Optional<String> key = Optional.ofNullable(ctx.header("Idempotency-Key")).map(String::strip);
    if (key.filter(k -> k.isEmpty() || k.length() > LONGEST_KEY).isPresent()) {
      throw Problem.of(400, "collect.keyLength", LONGEST_KEY);
    }
    return key;
  }
}
