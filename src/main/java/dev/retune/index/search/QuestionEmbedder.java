package dev.retune.index.search;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.ModelGuard;
import dev.retune.index.model.SearchMode;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.util.VectorUtil;

/** Embeds questions with the model that a version was built with. */
final class QuestionEmbedder {
  private final IndexSpec spec;
  private final Supplier<Embedder> model;

  /**
   * For one version.
   *
   * @param model asked only when a search needs vectors
   */
  QuestionEmbedder(IndexSpec spec, Supplier<Embedder> model) {
    this.spec = spec;
    this.model = model;
  }

  /** Returns unit vectors in the order of the questions; empty ones when none are needed. */
  List<float[]> vectors(List<String> texts, SearchMode mode) {
    if (mode == SearchMode.LEXICAL) {
      return Collections.nCopies(texts.size(), new float[0]);
    }
    Embedder embedder = model.get();
    ModelGuard.check(spec, embedder.model());
    return embedder.embed(texts, TextKind.QUERY).stream()
        .map(QuestionEmbedder::normalized)
        .toList();
  }

  private static float[] normalized(float[] vector) {
    return VectorUtil.l2normalize(vector.clone(), false);
  }
}
