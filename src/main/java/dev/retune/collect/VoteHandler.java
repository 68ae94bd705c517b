package dev.retune.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /feedback}: one vote, answered when it is durable. */
final class VoteHandler {
  private static final String DONE = "{\"status\":\"ok\",\"message\":\"Feedback recorded.\"}";
  private static final int LONGEST_KEY = 255;

  private final VoteQueue queue;
  private final Access access;
  private final SignedAddresses addresses;
  private final BurstGuard bursts;
  private final CollectorMetrics metrics;
  private final int limit;

  VoteHandler(
      VoteQueue queue,
      Access access,
      SignedAddresses addresses,
      BurstGuard bursts,
      CollectorMetrics metrics,
      int limit) {
    this.queue = queue;
    this.access = access;
    this.addresses = addresses;
    this.bursts = bursts;
    this.metrics = metrics;
    this.limit = limit;
  }

  /** A vote from a caller with a key, or from this machine. */
  void take(Context ctx) {
    counted(
        () -> {
          String caller = Access.caller(ctx);
          JsonNode body = Body.read(ctx, limit);
          return new Taken(
              IncomingVote.read(body, caller, idempotencyKey(ctx)),
              new Sender(Burst.Kind.KEY, caller));
        },
        ctx);
  }

  /** A vote from a browser, on an address that was signed for one answer. */
  void takeSigned(Context ctx) {
    counted(
        () -> {
          String address = access.limitAddress(ctx);
          SignedAddresses.Opened opened = addresses.open(ctx);
          JsonNode body = Body.read(ctx, limit);
          return new Taken(
              IncomingVote.read(body, opened.bound(), opened.signer(), idempotencyKey(ctx)),
              new Sender(Burst.Kind.ADDRESS, address));
        },
        ctx);
  }

  /** Reads a vote. */
  @FunctionalInterface
  private interface Reader {
    Taken read();
  }

  /** A vote, and by whom it came besides its voter. */
  private record Taken(IncomingVote vote, Sender sender) {
    List<Sender> senders() {
      return Stream.concat(
              vote.voter().map(voter -> new Sender(Burst.Kind.VOTER, voter)).stream(),
              Stream.of(sender))
          .toList();
    }
  }

  private void counted(Reader reader, Context ctx) {
    try {
      Taken taken = reader.read();
      taken.vote().voter().ifPresent(access::limitVoter);
      metrics.vote(queue.add(taken.vote(), bursts.count(taken.senders())).join());
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
