package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.otlp.wire.OtlpEvent;
import dev.retune.persistence.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads users' votes out of evaluation results. */
final class EvaluationReader {
  static final String EVENT = "gen_ai.evaluation.result";

  private final UserVoteNames names;
  private final Clock clock;

  EvaluationReader(UserVoteNames names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /** Reads a vote; what is none is counted among the remarks. */
  Optional<TraceVote> read(OtlpEvent event, Remarks remarks) {
    String name = text(event, "gen_ai.evaluation.name").orElse("");
    if (!names.contains(name)) {
      remarks.add(Remarks.Reason.OTHER_EVALUATION, name);
      return Optional.empty();
    }
    if (event.attributes().containsKey("error.type")) {
      remarks.add(Remarks.Reason.FAILED_EVALUATION, name);
      return Optional.empty();
    }
    JsonNode score = node(event, "gen_ai.evaluation.score.value");
    VoteValueReader.Read value =
        text(event, "gen_ai.evaluation.score.label")
            .map(label -> VoteValueReader.read(label, score))
            .orElseGet(() -> VoteValueReader.read(score));
    return switch (value) {
      case VoteValueReader.Read.Unclear unclear -> {
        remarks.add(unclear.reason(), shown(event));
        yield Optional.empty();
      }
      case VoteValueReader.Read.Voted voted -> vote(event, name, voted.value(), remarks);
    };
  }

  private Optional<TraceVote> vote(
      OtlpEvent event, String name, TraceVote.Value value, Remarks remarks) {
    boolean traced = TelemetryIds.isTrace(event.traceId());
    Optional<String> response = text(event, "gen_ai.response.id");
    if (!traced && response.isEmpty()) {
      remarks.add(Remarks.Reason.NO_ANSWER, name);
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Instant> at =
        event.nanos() == 0 ? Optional.of(now) : TelemetryIds.time(event.nanos(), now);
    if (at.isEmpty()) {
      remarks.add(Remarks.Reason.TIME, name);
      return Optional.empty();
    }
    Optional<String> voter = text(event, "user.id").or(() -> text(event, "enduser.id"));
    Optional<String> reason = text(event, "gen_ai.evaluation.explanation");
    if (TelemetryIds.exceed(JsonFieldReader.ID, List.of(voter, response))
        || TelemetryIds.exceed(JsonFieldReader.TEXT, List.of(reason))) {
      remarks.add(Remarks.Reason.TOO_LONG, name);
      return Optional.empty();
    }
    return Optional.of(
        new TraceVote(
            traced ? event.traceId() : "",
            traced && TelemetryIds.isSpan(event.spanId()) ? event.spanId() : "",
            response,
            name.length() > JsonFieldReader.ID ? name.substring(0, JsonFieldReader.ID) : name,
            voter,
            value,
            reason,
            StorableText.time(at.get())));
  }

  private static String shown(OtlpEvent event) {
    return text(event, "gen_ai.evaluation.score.label")
        .orElseGet(() -> node(event, "gen_ai.evaluation.score.value").asText("-"));
  }

  private static JsonNode node(OtlpEvent event, String name) {
    JsonNode value = event.attributes().get(name);
    return value == null ? JsonNodeFactory.instance.missingNode() : value;
  }

  private static Optional<String> text(OtlpEvent event, String name) {
    return TelemetryIds.text(event.attributes(), name);
  }
}
