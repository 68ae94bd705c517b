package dev.retune.clustering;

import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.store.TextVectorRepository;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The vectors of complaints: that of the question, with half as much of the reason's. Question and
 * reason are embedded once each and kept by their content.
 */
public final class ComplaintVectors {
  // so many vectors are stored at a time; those are kept when the work is cancelled
  private static final int STORED = 1_000;
  private static final float REASON_WEIGHT = 0.5f;

  private final ModelCatalog models;
  private final Supplier<String> model;
  private final TextVectorRepository stored;

  /**
   * Creates vectors.
   *
   * @param model id of the model in use
   */
  public ComplaintVectors(
      ModelCatalog models, Supplier<String> model, TextVectorRepository stored) {
    this.models = models;
    this.model = model;
    this.stored = stored;
  }

  /** Returns a vector for each text. */
  public float[][] of(List<ComplaintText> texts, ProgressMonitor monitor) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (ComplaintText text : texts) {
      wanted.putIfAbsent(Sha256.hex(text.question()), text.question());
      text.reason().ifPresent(reason -> wanted.putIfAbsent(Sha256.hex(reason), reason));
    }
    Map<String, float[]> vectors = all(wanted, monitor);
    return texts.stream().map(text -> combined(text, vectors)).toArray(float[][]::new);
  }

  /** Returns the vector of each of some questions. */
  float[][] ofTexts(List<String> questions, ProgressMonitor monitor) {
    Map<String, String> wanted = new LinkedHashMap<>();
    questions.forEach(question -> wanted.putIfAbsent(Sha256.hex(question), question));
    Map<String, float[]> found = all(wanted, monitor);
    return questions.stream().map(question -> vector(question, found)).toArray(float[][]::new);
  }

  private static float[] combined(ComplaintText text, Map<String, float[]> vectors) {
    float[] question = vector(text.question(), vectors).clone();
    text.reason()
        .ifPresent(
            reason -> {
              float[] added = vector(reason, vectors);
              for (int i = 0; i < question.length; i++) {
                question[i] += REASON_WEIGHT * added[i];
              }
            });
    return question;
  }

  private static float[] vector(String text, Map<String, float[]> vectors) {
    return Objects.requireNonNull(vectors.get(Sha256.hex(text)));
  }

  /** A fingerprint of the model in use and its tokenizer. */
  String modelKey() {
    return key(models.find(model.get()));
  }

  private static String key(ModelSpec spec) {
    return new Sha256().field(spec.fingerprint()).field(spec.tokenizerFingerprint()).hex();
  }

  private Map<String, float[]> all(Map<String, String> wanted, ProgressMonitor monitor) {
    ModelSpec spec = models.find(model.get());
    String key = key(spec);
    Map<String, float[]> found = new HashMap<>(stored.find(key, wanted.keySet()));
    List<String> missing = wanted.keySet().stream().filter(h -> !found.containsKey(h)).toList();
    if (missing.isEmpty()) {
      return found;
    }
    Map<String, float[]> waiting = new HashMap<>();
    try (Embedder embedder = models.open(spec)) {
      embedder.embedAll(
          missing.stream().map(hash -> wanted.getOrDefault(hash, "")).iterator(),
          missing.size(),
          TextKind.QUERY,
          (position, vector) -> {
            waiting.put(missing.get((int) position), vector);
            if (waiting.size() >= STORED) {
              stored.add(key, waiting);
              found.putAll(waiting);
              waiting.clear();
            }
          },
          monitor);
    }
    stored.add(key, waiting);
    found.putAll(waiting);
    return found;
  }
}
