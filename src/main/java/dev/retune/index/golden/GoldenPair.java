package dev.retune.index.golden;

import dev.retune.index.model.QuestionKey;
import java.time.Instant;

/** A judged answer. */
record GoldenPair(String question, GoldenDocument document, Instant at) {
  String key() {
    return QuestionKey.of(question) + "\0" + document.source() + "\0" + document.id();
  }
}
