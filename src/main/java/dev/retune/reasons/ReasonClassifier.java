package dev.retune.reasons;

import dev.retune.embed.Embedder;
import dev.retune.embed.TextKind;
import dev.retune.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the code that a free-text reason means. A reason that names a code, in any language, is
 * that code; one near to what a person filed is filed alike. Otherwise each code's score is the
 * mean cosine similarity to its examples, and a little more when one of its cue words stands in the
 * text; the confidence is the softmax of the scores. The built-in model knows English only, so
 * Korean reasons live by their cues, and without one they stay {@code other}.
 */
public final class ReasonClassifier {
  // all three were chosen on 120 reasons of real feedback and 54 written ones, coded by hand

  /** Below this confidence a reason stays {@link ReasonCodes#OTHER}. */
  static final double THRESHOLD = 0.45;

  private static final double CUE = 0.15;
  private static final double TEMPERATURE = 0.03;

  private final Embedder embedder;
  private final List<ReasonCode> codes = new ArrayList<>();
  private final List<float[]> centres = new ArrayList<>();
  private final List<List<Words.Cue>> cues = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final TaughtReasons taught;

  /** The same without lessons. */
  public ReasonClassifier(Embedder embedder, List<ReasonCode> known) {
    this(embedder, known, List.of());
  }

  /**
   * Embeds the examples and lessons at once; the embedder stays the caller's to close.
   *
   * @param known the codes that are given
   * @param lessons what persons filed; those of other codes count for nothing
   */
  public ReasonClassifier(Embedder embedder, List<ReasonCode> known, List<Lesson> lessons) {
    this.embedder = embedder;
    Set<String> given = known.stream().map(ReasonCode::code).collect(Collectors.toSet());
    this.taught =
        new TaughtReasons(
            lessons.stream().filter(lesson -> given.contains(lesson.code())).toList(),
            texts -> unit(embedder.embed(texts, TextKind.PASSAGE)));
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Texts texts = new Texts(language);
      known.forEach(code -> names.put(name(ReasonCodes.name(texts, code.code())), code.code()));
    }
    for (ReasonCode code : known) {
      names.put(name(code.code()), code.code());
      if (!code.examples().isEmpty()) {
        codes.add(code);
        cues.add(code.cues().stream().map(cue -> Words.of(cue).cue()).toList());
        centres.add(mean(unit(embedder.embed(code.examples(), TextKind.PASSAGE))));
      }
    }
  }

  /** One reason. */
  public Classification classify(String text) {
    return classify(List.of(text)).getFirst();
  }

  /** Many reasons, in their order; the model is asked once for all of them. */
  public List<Classification> classify(List<String> texts) {
    List<String> unnamed = texts.stream().filter(t -> !names.containsKey(name(t))).toList();
    List<float[]> vectors = unit(embedder.embed(unnamed, TextKind.PASSAGE));
    List<Classification> found = new ArrayList<>(texts.size());
    int next = 0;
    for (String text : texts) {
      String code = names.get(name(text));
      found.add(code != null ? new Classification(code, 1) : nearest(text, vectors.get(next++)));
    }
    return found;
  }

  private Classification nearest(String text, float[] vector) {
    Words words = Words.of(text);
    return taught.nearest(words, vector).orElseGet(() -> byExamples(words, vector));
  }

  private Classification byExamples(Words words, float[] vector) {
    if (codes.isEmpty()) {
      return new Classification(ReasonCodes.OTHER, 0);
    }
    double[] scores = new double[codes.size()];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean cue = cues.get(i).stream().anyMatch(words::contain);
      scores[i] = dot(centres.get(i), vector) + (cue ? CUE : 0);
      best = scores[i] > scores[best] ? i : best;
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp((score - scores[best]) / TEMPERATURE);
    }
    double confidence = 1 / sum;
    String code = confidence < THRESHOLD ? ReasonCodes.OTHER : codes.get(best).code();
    return new Classification(code, confidence);
  }

  /** Case, spaces and underscores make no difference to a name. */
  private static String name(String text) {
    return Words.of(text).squeezed();
  }

  private static List<float[]> unit(List<float[]> vectors) {
    for (float[] vector : vectors) {
      float length = (float) Math.sqrt(dot(vector, vector));
      for (int i = 0; length > 0 && i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    return vectors;
  }

  private static float[] mean(List<float[]> vectors) {
    float[] mean = new float[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return mean;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
