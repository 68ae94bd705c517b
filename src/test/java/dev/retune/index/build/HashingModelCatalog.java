package dev.retune.index.build;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.TextKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small predictable model: tokens are words, and a vector counts a text's words by their hash.
 * Ids other than {@code hashing} are other models of the same dimension.
 */
public final class HashingModelCatalog implements ModelCatalog {
  static final int MAX_TOKENS = 64;

  /** Number of texts embedded so far, including questions. */
  public final AtomicInteger embedded = new AtomicInteger();

  /** Number of models opened so far. */
  public final AtomicInteger opened = new AtomicInteger();

  /** The beginning of fingerprints; another one stands for other files under the same name. */
  public String print = "print of ";

  /** The rerankers; none at first. */
  public RerankerCatalog rerankers = RerankerCatalog.none();

  @Override
  public RerankerCatalog rerankers() {
    return rerankers;
  }

  @Override
  public List<ModelSpec> list() {
    return List.of(find("hashing"));
  }

  @Override
  public ModelSpec find(String id) {
    return new ModelSpec(
        id, 64, MAX_TOKENS, ModelSpec.Pooling.MEAN, false, "", "", print + id, "words");
  }

  @Override
  public Embedder open(ModelSpec model) {
    opened.incrementAndGet();
    return new Hashing(model, embedded);
  }

  private record Hashing(ModelSpec model, AtomicInteger count) implements WordEmbedder {
    @Override
    public float[] embed(String text, TextKind kind) {
      count.incrementAndGet();
      float[] vector = new float[model.dimension()];
      for (String word : words(text).stream().limit(model.maxTokens()).toList()) {
        vector[Math.floorMod(word.hashCode() * 31 + model.id().hashCode(), vector.length)]++;
      }
      return vector;
    }

    private static List<String> words(String text) {
      return WORD.matcher(text)
          .results()
          .map(word -> word.group().toLowerCase(Locale.ROOT))
          .toList();
    }

    /** Reads several texts ahead and returns their vectors in reverse order. */
    @Override
    public void embedAll(
        Iterator<String> texts,
        long total,
        TextKind kind,
        VectorSink sink,
        ProgressMonitor monitor) {
      long from = 0;
      while (texts.hasNext()) {
        List<String> window = new ArrayList<>();
        while (window.size() < 5 && texts.hasNext()) {
          window.add(texts.next());
        }
        for (int i = window.size() - 1; i >= 0; i--) {
          monitor.check();
          sink.accept(from + i, embed(window.get(i), kind));
        }
        from += window.size();
      }
    }
  }
}
