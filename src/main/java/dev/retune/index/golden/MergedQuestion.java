package dev.retune.index.golden;

import dev.retune.index.model.GoldenQuestion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The spellings of one question, its documents, and when it was first asked. */
final class MergedQuestion {
  private final Set<String> spellings = new HashSet<>();
  private final Set<GoldenDocument> documents = new HashSet<>();
  private Instant first;

  MergedQuestion(Instant first) {
    this.first = first;
  }

  void add(GoldenPair pair) {
    spellings.add(pair.question());
    documents.add(pair.document());
    first = pair.at().isBefore(first) ? pair.at() : first;
  }

  Instant first() {
    return first;
  }

  Set<GoldenDocument> documents() {
    return documents;
  }

  GoldenQuestion query() {
    // the choice must not depend on the order of the rows
    return new GoldenQuestion(
        spelling(),
        documents.stream().map(GoldenDocument::id).collect(Collectors.toUnmodifiableSet()));
  }

  private String spelling() {
    return spellings.stream().sorted().findFirst().orElseThrow();
  }

  AnsweredQuestion answered() {
    return new AnsweredQuestion(
        spelling(),
        documents.stream()
            .sorted(Comparator.comparing(GoldenDocument::id).thenComparing(GoldenDocument::source))
            .toList());
  }
}
