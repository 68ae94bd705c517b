package dev.retune.collector.otlp.model;

import dev.retune.common.io.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A span as far as answers need it.
 *
 * @param root whether it is the first of its trace
 * @param complete whether the model has answered instead of asking for a tool
 * @param ofLog whether it was only seen in log records, which tell neither its place nor its times
 */
public record TraceSpan(
    String traceId,
    String spanId,
    SpanRole role,
    boolean root,
    Instant startedAt,
    Instant endedAt,
    Optional<String> question,
    Optional<String> answer,
    boolean complete,
    Optional<String> responseId,
    Details details,
    boolean ofLog) {
  private static final int DIGEST_LENGTH = 16;

  /**
   * The smaller facts.
   *
   * @param history digests of earlier answers that the model was given
   * @param documents ids of retrieved documents, best first
   */
  public record Details(
      Optional<String> user,
      Optional<String> model,
      Optional<String> promptVersion,
      List<String> history,
      List<String> documents) {
    /** Makes defensive copies. */
    public Details {
      history = List.copyOf(history);
      documents = List.copyOf(documents);
    }
  }

  /** Whether the user may have seen its answer. */
  public boolean isAnswered() {
    return (role == SpanRole.MODEL || role == SpanRole.AGENT)
        && complete
        && question.isPresent()
        && answer.isPresent();
  }

  /** A short digest by which an answer is found in the history of a later call. */
  public static String digest(String answer) {
    return Sha256.hex(answer.strip()).substring(0, DIGEST_LENGTH);
  }

  /** This span with what a later message says of it; log records only fill gaps. */
  public TraceSpan mergedWith(TraceSpan later) {
    boolean staysFirst = later.ofLog && !ofLog;
    TraceSpan first = staysFirst ? this : later;
    TraceSpan second = staysFirst ? later : this;
    return new TraceSpan(
        traceId,
        spanId,
        first.role,
        first.root,
        first.startedAt,
        first.endedAt,
        first.question.or(second::question),
        first.answer.or(second::answer),
        first.answer.isPresent() ? first.complete : first.complete && second.complete,
        first.responseId.or(second::responseId),
        new Details(
            first.details.user().or(second.details::user),
            first.details.model().or(second.details::model),
            first.details.promptVersion().or(second.details::promptVersion),
            longer(first.details.history(), second.details.history()),
            longer(first.details.documents(), second.details.documents())),
        first.ofLog);
  }

  private static List<String> longer(List<String> first, List<String> second) {
    return first.isEmpty() ? second : first;
  }
}
