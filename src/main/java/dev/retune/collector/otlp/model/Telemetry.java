package dev.retune.collector.otlp.model;

import java.util.List;

/** What a request says of answers and votes. */
public record Telemetry(List<TraceSpan> spans, List<TraceVote> votes, Remarks remarks) {
  /** Makes defensive copies. */
  public Telemetry {
    spans = List.copyOf(spans);
    votes = List.copyOf(votes);
  }

  /** Approximate size in characters. */
  public long length() {
    long texts =
        spans.stream()
            .mapToLong(
                span ->
                    span.question().map(String::length).orElse(0)
                        + span.answer().map(String::length).orElse(0))
            .sum();
    long reasons =
        votes.stream().mapToLong(vote -> vote.reason().map(String::length).orElse(0)).sum();
    return texts + reasons + 200L * (spans.size() + votes.size());
  }
}
