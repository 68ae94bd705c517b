package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.auth.RequestAuthenticator;
import dev.retune.collector.http.JsonResponse;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import dev.retune.collector.ingest.CollectorMetrics;
import dev.retune.collector.ingest.FeedbackQueue;
import dev.retune.collector.ingest.SignedVoteUrls;
import dev.retune.collector.ingest.VoteSubmission;
import dev.retune.collector.quarantine.BurstDetector;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.collector.quarantine.VoteSender;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** {@code POST /feedback}: stores one vote and responds once it is durable. */
final class VoteHandler {
  private static final String DONE = "{\"status\":\"ok\",\"message\":\"Feedback recorded.\"}";
  private static final int LONGEST_KEY = 255;

  private final FeedbackQueue queue;
  private final RequestAuthenticator authenticator;
  private final SignedVoteUrls addresses;
  private final BurstDetector bursts;
  private final CollectorMetrics metrics;
  private final int limit;

  VoteHandler(
      FeedbackQueue queue,
      RequestAuthenticator authenticator,
      SignedVoteUrls addresses,
      BurstDetector bursts,
      CollectorMetrics metrics,
      int limit) {
    this.queue = queue;
    this.authenticator = authenticator;
    this.addresses = addresses;
    this.bursts = bursts;
    this.metrics = metrics;
    this.limit = limit;
  }

  /** Accepts a vote from a caller with a key, or from this machine. */
  void take(Context ctx) {
    counted(
        () -> {
          String caller = RequestAuthenticator.caller(ctx);
          JsonNode body = RequestBodyReader.read(ctx, limit);
          return new ReceivedVote(
              VoteSubmission.read(
                  body, new VoteSubmission.RequestIdentity(caller, idempotencyKey(ctx))),
              new VoteSender(VoteBurst.Kind.KEY, caller));
        },
        ctx);
  }

  /** Accepts a vote from a browser through a URL signed for one answer. */
  void takeSigned(Context ctx) {
    counted(
        () -> {
          String address = authenticator.limitAddress(ctx);
          SignedVoteUrls.VerifiedUrl signed = addresses.verify(ctx);
          JsonNode body = RequestBodyReader.read(ctx, limit);
          return new ReceivedVote(
              VoteSubmission.read(
                  body,
                  signed.bound(),
                  new VoteSubmission.RequestIdentity(signed.signer(), idempotencyKey(ctx))),
              new VoteSender(VoteBurst.Kind.ADDRESS, address));
        },
        ctx);
  }

  /** Parses a vote. */
  @FunctionalInterface
  private interface Reader {
    ReceivedVote read();
  }

  /** A vote and its sender, as distinct from its voter. */
  private record ReceivedVote(VoteSubmission vote, VoteSender sender) {
    List<VoteSender> senders() {
      return Stream.concat(
              vote.voter().map(voter -> new VoteSender(VoteBurst.Kind.VOTER, voter)).stream(),
              Stream.of(sender))
          .toList();
    }
  }

  private void counted(Reader reader, Context ctx) {
    try {
      ReceivedVote received = reader.read();
      received.vote().voter().ifPresent(authenticator::limitVoter);
      CompletableFuture<FeedbackQueue.Outcome> outcome =
          bursts
              .count(received.senders())
              .map(burst -> queue.add(received.vote(), burst))
              .orElseGet(() -> queue.add(received.vote()));
      metrics.vote(outcome.join());
    } catch (RuntimeException e) {
      metrics.voteRejected();
      throw e;
    }
    JsonResponse.json(ctx, "application/json", DONE);
  }

  private static Optional<String> idempotencyKey(Context ctx) {
    Optional<String> key = Optional.ofNullable(ctx.header("Idempotency-Key")).map(String::strip);
    if (key.filter(k -> k.isEmpty() || k.length() > LONGEST_KEY).isPresent()) {
      throw ProblemDetails.of(400, "collector.keyLength", LONGEST_KEY);
    }
    return key;
  }
}
