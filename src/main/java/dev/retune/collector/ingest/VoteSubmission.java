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
 * A vote as a caller sent it, checked.
 *
 * @param externalId by which a retry or a changed vote finds the row it means
 * @param requestKey fingerprint of caller and Idempotency-Key, when one was given
 */
public record VoteSubmission(
    String externalId,
    String conversation,
    Vote.Value value,
    Optional<String> reason,
    Optional<String> voter,
    Optional<String> requestKey) {
  // no id of an imported vote begins so
  private static final String COLLECTED = "c:";

  /** What a vote on a signed address may not choose for itself. */
  public record VoteTarget(String conversation, Optional<String> voter) {}

  /**
   * Reads {@code {conversation_id, feedback, reason, voter}}.
   *
   * @param caller whose Idempotency-Keys are told apart from others'
   */
  public static VoteSubmission read(JsonNode body, String caller, Optional<String> idempotencyKey) {
    JsonFieldReader fields = new JsonFieldReader(body, "");
    String conversation = fields.id("conversation_id");
    Optional<String> voter = fields.optionalId("voter");
    return read(fields, conversation, voter, caller, idempotencyKey);
  }

  /** Reads {@code {feedback, reason}} for one conversation; who votes twice there changes it. */
  public static VoteSubmission read(
      JsonNode body, VoteTarget bound, String caller, Optional<String> idempotencyKey) {
    return read(
        new JsonFieldReader(body, ""),
        bound.conversation(),
        Optional.of(bound.voter().orElse("")),
        caller,
        idempotencyKey);
  }

  private static VoteSubmission read(
      JsonFieldReader fields,
      String conversation,
      Optional<String> voter,
      String caller,
      Optional<String> idempotencyKey) {
    Optional<Vote.Value> value = value(fields);
    Optional<String> reason =
        fields
            .optionalText(JsonFieldReader.TEXT, "reason")
            .map(String::strip)
            .filter(r -> !r.isEmpty());
    if (!fields.problems().isEmpty()) {
      throw ProblemDetails.ofFields(fields.problems());
    }
    Optional<String> requestKey =
        idempotencyKey.map(key -> SecureDigest.of("request", caller, key));
    String identity =
        voter
            .map(v -> SecureDigest.of("voter", conversation, v))
            .or(() -> requestKey)
            .orElseGet(() -> UUID.randomUUID().toString());
    return new VoteSubmission(
        COLLECTED + identity,
        conversation,
        value.orElseThrow(),
        reason,
        voter.filter(v -> !v.isEmpty()),
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
      fields.wrong("feedback", "collector.notAVote");
    }
    return Optional.empty();
  }

  /** Fingerprint of what was asked, by which a retry is told from a key used twice. */
  String request() {
    return SecureDigest.of(conversation, value.text(), reason.orElse(""), voter.orElse(""));
  }

  /** To be stored; without a time, so that a changed vote keeps that of its first. */
  public NewVote row() {
    return new NewVote(externalId, conversation, value, reason, voter, Optional.empty());
  }
}
