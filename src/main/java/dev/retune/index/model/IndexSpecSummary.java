package dev.retune.index.model;

import java.util.Locale;

/** Describes a spec for people. */
final class IndexSpecSummary {
  private IndexSpecSummary() {}

  /** One line for users: model, text format, chunk size, weights and trained parts. */
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
