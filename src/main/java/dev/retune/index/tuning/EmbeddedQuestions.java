package dev.retune.index.tuning;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/** The vectors of golden questions, and which of them the model does not know the words of. */
final class EmbeddedQuestions {
  private static final int BATCH = 128;

  private final List<float[]> vectors = new ArrayList<>();
  private final boolean[] strange;

  private EmbeddedQuestions(int count) {
    strange = new boolean[count];
  }

  static EmbeddedQuestions of(List<GoldenQuestion> questions, Embedder model) {
    EmbeddedQuestions embedded = new EmbeddedQuestions(questions.size());
    List<String> texts = questions.stream().map(GoldenQuestion::question).toList();
    for (int from = 0; from < texts.size(); from += BATCH) {
      List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
      model.embed(batch, TextKind.QUERY).stream()
          .map(vector -> VectorUtil.l2normalize(vector.clone(), false))
          .forEach(embedded.vectors::add);
    }
    for (int i = 0; i < texts.size(); i++) {
      embedded.strange[i] = model.outOfVocabularyRatio(texts.get(i)) > HybridWeights.STRANGE_ABOVE;
    }
    return embedded;
  }

  float[] vector(int question) {
    return vectors.get(question);
  }

  boolean[] strange() {
    return strange;
  }
}
