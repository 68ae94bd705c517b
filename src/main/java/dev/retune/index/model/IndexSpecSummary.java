package dev.retune.index.model;

import dev.retune.common.i18n.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Describes a spec for people. */
final class IndexSpecSummary {
  private IndexSpecSummary() {}

  /** One line for logs and results in JSON. */
  static String of(IndexSpec spec) {
    return String.format(
        Locale.ROOT,
        "%s, %s, %s, dense %.2f, strange %.2f, title %.0f, pairs %.2f%s%s%s",
        spec.modelId(),
        spec.textFormat(),
        size(spec),
        spec.weighing().dense(),
        spec.weighing().strange(),
        spec.weighing().title(),
        spec.weighing().pairs(),
        spec.matrix().map(print -> ", matrix " + shortened(print)).orElse(""),
        spec.questions().map(print -> ", past questions " + shortened(print)).orElse(""),
        spec.reranking().map(IndexSpecSummary::reranking).orElse(""));
  }

  /** The same in words, for people. */
  static Message message(IndexSpec spec) {
    HybridWeights weights = spec.weighing();
    List<Message> parts = new ArrayList<>();
    parts.add(text(IndexedTextFormat.parse(spec.textFormat())));
    parts.add(chunks(spec));
    parts.add(
        Message.of(
            "index.spec.weights",
            weights.dense(),
            weights.strange(),
            weights.title(),
            weights.pairs()));
    spec.matrix().ifPresent(print -> parts.add(Message.of("index.spec.matrix")));
    spec.questions().ifPresent(print -> parts.add(Message.of("index.spec.questions")));
    spec.reranking()
        .ifPresent(by -> parts.add(Message.of("index.spec.reranking", by.depth(), by.modelId())));
    return Message.of("index.spec", spec.modelId(), parts);
  }

  private static Message text(IndexedTextFormat format) {
    if (format.headed()) {
      return Message.of("index.spec.allText");
    }
    OptionalInt limit = format.bodyLimit();
    return limit.isEmpty()
        ? Message.of("index.spec.body")
        : Message.of("index.spec.bodyStart", limit.getAsInt());
  }

  private static Message chunks(IndexSpec spec) {
    if (spec.isWhole()) {
      return Message.of("index.spec.whole");
    }
    return spec.chunkTokens() > 0
        ? Message.of("index.spec.tokens", spec.chunkTokens())
        : Message.of("index.spec.characters", spec.chunkCharacters());
  }

  private static String reranking(Reranking reranking) {
    return String.format(
        Locale.ROOT,
        ", best %d reranked by %s %.2f",
        reranking.depth(),
        reranking.modelId(),
        reranking.weight());
  }

  private static String size(IndexSpec spec) {
    if (spec.isWhole()) {
      return "whole";
    }
    return spec.chunkTokens() > 0
        ? spec.chunkTokens() + " tokens"
        : spec.chunkCharacters() + " characters";
  }

  private static String shortened(String print) {
    return print.substring(0, Math.min(8, print.length()));
  }
}
