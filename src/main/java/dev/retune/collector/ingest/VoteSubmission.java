package dev.retune.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.auth.SecureDigest;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.util.Optional;
import java.util.UUID;

/**
 * A validated vote as submitted by a caller.
 *
 * @param externalId id by which a retry or a changed vote finds its row
 * @param requestKey digest of caller and Idempotency-Key, if one was given
 */
public record VoteSubmission(
    String externalId,
    String conversation,
    Vote.Value value,
    Optional<String> reason,
    Optional<String> voter,
    Optional<String> requestKey) {
  // ids of imported votes never start with this prefix
  private static final String COLLECTED = "c:";

  /** The fixed part of a vote through a signed URL. */
  public record VoteTarget(String conversation, Optional<String> voter) {}

  /**
   * What identifies a request, so that a retry is recognized.
   *
   * @param caller scope of the Idempotency-Key
   */
  public record RequestIdentity(String caller, Optional<String> idempotencyKey) {
    private Optional<String> digest() {
      return idempotencyKey.map(key -> SecureDigest.of("request", caller, key));
    }
  }

  /** Parses {@code {conversation_id, feedback, reason, voter}}. */
  public static VoteSubmission read(JsonNode body, RequestIdentity request) {
    JsonFieldReader fields = new JsonFieldReader(body, "");
    String conversation = fields.id("conversation_id");
    VoteTarget target = new VoteTarget(conversation, fields.optionalId("voter"));
    return read(fields, target, request);
  }

  /** Parses {@code {feedback, reason}} for one conversation; voting again changes the vote. */
  public static VoteSubmission read(JsonNode body, VoteTarget bound, RequestIdentity request) {
    String voter = bound.voter().orElse("");
    return read(
        new JsonFieldReader(body, ""),
        new VoteTarget(bound.conversation(), Optional.of(voter)),
        request);
  }

  private static VoteSubmission read(
      JsonFieldReader fields, VoteTarget target, RequestIdentity request) {
    Optional<Vote.Value> value = value(fields);
    Optional<String> reason =
        fields
            .optionalText(JsonFieldReader.TEXT, "reason")
            .map(String::strip)
            .filter(r -> !r.isEmpty());
    if (!fields.problems().isEmpty()) {
      throw ProblemDetails.ofFields(fields.problems());
    }
    Optional<String> requestKey = request.digest();
    String identity =
        target
            .voter()
            .map(v -> SecureDigest.of("voter", target.conversation(), v))
            .or(() -> requestKey)
            .orElseGet(() -> UUID.randomUUID().toString());
    return new VoteSubmission(
        COLLECTED + identity,
        target.conversation(),
        value.orElseThrow(),
        reason,
        target.voter().filter(v -> !v.isEmpty()),
        requestKey);
  }

  private static Optional<Vote.Value> value(JsonFieldReader fields) {
    String feedback = fields.text(JsonFieldReader.ID, "feedback");
    for (Vote.Value value : Vote.Value.values()) {
      if (value.text().equals(feedback)) {
        return Optional.of(value);
      }
    }
    if (fields.problems().stream().noneMatch(p -> p.pointer().endsWith("/feedback"))) {
      fields.reject("feedback", "collector.notAVote");
    }
    return Optional.empty();
  }

  /** Returns a digest of the request, which distinguishes a retry from a reused key. */
  String request() {
    return SecureDigest.of(conversation, value.text(), reason.orElse(""), voter.orElse(""));
  }

  /** Returns the row to store, without a time, so that a changed vote keeps its first one. */
  public NewVote row() {
    return new NewVote(externalId, conversation, value, reason, voter, Optional.empty());
  }
}
