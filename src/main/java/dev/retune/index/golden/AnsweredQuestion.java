package dev.retune.index.golden;

import java.util.List;

/** A question with all documents that answer it, ordered by id. */
public record AnsweredQuestion(String question, List<GoldenDocument> documents) {
  /** Copies the list. */
  public AnsweredQuestion {
    documents = List.copyOf(documents);
  }
}
