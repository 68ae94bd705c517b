package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.feedback.model.NewConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers that a user saw, told from the spans of one trace. It depends on the spans alone and
 * not on the order in which they came.
 *
 * <p>An answer comes from a span with a question and a text that does not ask for a tool, outside
 * of tools, judges, guardrails and retrievals. A span within another such span is a part of it. The
 * last one has answered the user; an earlier one has only if a later call repeats its answer as
 * history, or a user has voted on it.
 */
final class TraceAnswers {
  private static final Comparator<TraceSpan> OUTER_FIRST =
      Comparator.comparing(TraceSpan::startedAt)
          .thenComparing(TraceSpan::endedAt, Comparator.reverseOrder())
          .thenComparing(span -> !span.role().hidesModels())
          .thenComparing(span -> !span.root())
          .thenComparing(span -> span.role() != SpanRole.AGENT)
          .thenComparing(TraceSpan::spanId);
  private static final Comparator<TraceSpan> BY_END =
      Comparator.comparing(TraceSpan::endedAt).thenComparing(TraceSpan::spanId);

  private final String traceId;
  private final List<TraceSpan> spans;
  private final Map<String, TraceSpan> byId = new HashMap<>();
  // in the order of their ends; the last has the trace's own id
  private final List<TraceSpan> answers;

  private TraceAnswers(String traceId, List<TraceSpan> spans, Set<String> voted) {
    this.traceId = traceId;
    this.spans = spans;
    spans.forEach(span -> byId.put(span.spanId(), span));
    this.answers = chosen(outermost(), voted);
  }

  /**
   * Tells the answers.
   *
   * @param voted ids of spans on which users have voted
   */
  static TraceAnswers of(String traceId, Collection<TraceSpan> spans, Set<String> voted) {
    return new TraceAnswers(traceId, spans.stream().sorted(OUTER_FIRST).toList(), voted);
  }

  /** The spans that answer and are in no other such span, in the order of their ends. */
  private List<TraceSpan> outermost() {
    List<TraceSpan> outer = new ArrayList<>();
    Instant hidden = Instant.MIN;
    Instant covered = Instant.MIN;
    for (TraceSpan span : spans) {
      boolean inside = !span.endedAt().isAfter(hidden) || !span.endedAt().isAfter(covered);
      if (span.role().hidesModels()) {
        hidden = later(hidden, span.endedAt());
      } else if (span.isAnswered() && !inside) {
        outer.add(span);
        covered = later(covered, span.endedAt());
      }
    }
    return outer.stream().sorted(BY_END).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private List<TraceSpan> chosen(List<TraceSpan> outer, Set<String> voted) {
    Set<String> votedOuter = new HashSet<>();
    voted.forEach(
        id ->
            Optional.ofNullable(byId.get(id))
                .filter(TraceSpan::isAnswered)
                .flatMap(span -> around(span, outer))
                .ifPresent(span -> votedOuter.add(span.spanId())));
    List<TraceSpan> chosen = new ArrayList<>();
    Set<String> repeated = new HashSet<>();
    for (TraceSpan span : outer.reversed()) {
      boolean last = chosen.isEmpty();
      if (last
          || votedOuter.contains(span.spanId())
          || repeated.contains(TraceSpan.digest(span.answer().orElse("")))) {
        chosen.add(span);
      }
      repeated.addAll(span.details().history());
    }
    return chosen.reversed();
  }

  private static Optional<TraceSpan> around(TraceSpan span, List<TraceSpan> outer) {
    return outer.stream()
        .filter(
            other ->
                other.spanId().equals(span.spanId())
                    || (!other.startedAt().isAfter(span.startedAt())
                        && !other.endedAt().isBefore(span.endedAt())))
        .findFirst();
  }

  boolean isEmpty() {
    return answers.isEmpty();
  }

  /** External id of the answer to which a vote on a span belongs; usually the trace's own id. */
  String conversation(String spanId) {
    return Optional.ofNullable(byId.get(spanId))
        .filter(span -> !span.root())
        .flatMap(span -> around(span, answers))
        .map(this::id)
        .orElse(traceId);
  }

  private String id(TraceSpan answer) {
    return answer.equals(answers.getLast()) ? traceId : traceId + ":" + answer.spanId();
  }

  /** The user who asked, if any span tells. */
  Optional<String> user(String conversation) {
    return answers.stream()
        .filter(answer -> id(answer).equals(conversation))
        .findFirst()
        .flatMap(this::user);
  }

  private Optional<String> user(TraceSpan answer) {
    return answer
        .details()
        .user()
        .or(() -> spans.stream().flatMap(span -> span.details().user().stream()).findFirst());
  }

  List<NewConversation> conversations() {
    return answers.stream().map(this::conversation).toList();
  }

  private NewConversation conversation(TraceSpan answer) {
    return new NewConversation(
        id(answer),
        user(answer),
        answer.question().orElseThrow(),
        answer.answer().orElseThrow(),
        documents(answer),
        answer.details().model().or(() -> modelWithin(answer)),
        answer.details().promptVersion(),
        Optional.of(answer.endedAt()));
  }

  /** What was retrieved for an answer, since the one before it. */
  private List<String> documents(TraceSpan answer) {
    int place = answers.indexOf(answer);
    Instant since = place == 0 ? Instant.MIN : answers.get(place - 1).endedAt();
    return spans.stream()
        .filter(span -> span.role() == SpanRole.RETRIEVER)
        .filter(span -> span.endedAt().isAfter(since) && !span.endedAt().isAfter(answer.endedAt()))
        .sorted(BY_END)
        .flatMap(span -> span.details().documents().stream())
        .toList();
  }

  /** The model of the last call within an agent. */
  private Optional<String> modelWithin(TraceSpan answer) {
    return spans.stream()
        .filter(span -> span.role() == SpanRole.MODEL && span.details().model().isPresent())
        .filter(span -> around(span, List.of(answer)).isPresent())
        .max(BY_END)
        .flatMap(span -> span.details().model());
  }
}
