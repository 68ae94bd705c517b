package dev.retune.retraining.run;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.build.WordEmbedder;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A model that counts words by their hash. Its files can be changed, and it can be made to fail.
 */
final class WordCountModelCatalog implements ModelCatalog {

  /** Part of the fingerprint: another value is another model. */
  String files = "first";

  /** A hook that runs before a passage is embedded. */
  Runnable before = () -> {};

  /** The rerankers; none at first. */
  RerankerCatalog rerankers = RerankerCatalog.none();

  @Override
  public RerankerCatalog rerankers() {
    return rerankers;
  }

  @Override
  public List<ModelSpec> list() {
    return List.of(find("words"));
  }

  @Override
  public ModelSpec find(String id) {
    if (id.equals("gone")) {
      throw new UnavailableException("progress.cancelled");
    }
    return new ModelSpec(
        id, 256, 256, ModelSpec.Pooling.MEAN, true, "", "", files + " of " + id, "words");
  }

  @Override
  public Embedder open(ModelSpec model) {
    return new Counting(model, before);
  }

  private record Counting(ModelSpec model, Runnable before) implements WordEmbedder {
    @Override
    public float[] embed(String text, TextKind kind) {
      float[] vector = new float[model.dimension()];
      WORD.matcher(text.toLowerCase(Locale.ROOT))
          .results()
          .forEach(word -> vector[Math.floorMod(word.group().hashCode() * 31, vector.length)]++);
      double norm = 0;
      for (float value : vector) {
        norm += value * value;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.max(1e-9, Math.sqrt(norm));
      }
      return vector;
    }

    @Override
    public void embedAll(
        Iterator<String> texts,
        long total,
        TextKind kind,
        VectorSink sink,
        ProgressMonitor monitor) {
      for (long at = 0; texts.hasNext(); at++) {
        monitor.check();
        before.run();
        sink.accept(at, embed(texts.next(), kind));
      }
    }
  }
}
