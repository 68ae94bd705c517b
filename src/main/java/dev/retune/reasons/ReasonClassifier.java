package dev.retune.reasons;

import dev.retune.embed.Embedder;
import dev.retune.embed.TextKind;
import dev.retune.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the code that a free-text reason means. A reason that names a code, in any language, is
 * that code; one near to what a person filed is filed alike. Otherwise each code's score is the
 * mean cosine similarity to its examples, and a little more when one of its cue words stands in the
 * text; the confidence is the softmax of the scores. The built-in model knows English only: Korean
 * reasons go by {@link KoreanReasons}. What chat products offer as a reason is known by its key.
 */
public final class ReasonClassifier {
  // all three were chosen on 120 reasons of real feedback and 54 written ones, coded by hand

  /** Below this confidence a reason stays {@link ReasonCodes#OTHER}. */
  static final double THRESHOLD = 0.45;

  private static final double CUE = 0.15;
  private static final double TEMPERATURE = 0.03;
  private static final float[] NO_VECTOR = {};

  private final Embedder embedder;
  private final List<ReasonCode> codes = new ArrayList<>();
  private final List<float[]> centres = new ArrayList<>();
  private final List<List<Cue>> cues = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final TaughtReasons taught;
  private final KoreanReasons korean;

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
    this.korean =
        new KoreanReasons(known.stream().filter(code -> !code.examples().isEmpty()).toList());
    DislikeKeys.codes()
        .forEach(
            (key, code) -> {
              if (given.contains(code)) {
                names.put(key, code);
              }
            });
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Texts texts = new Texts(language);
      known.forEach(code -> names.put(name(ReasonCodes.name(texts, code.code())), code.code()));
    }
    for (ReasonCode code : known) {
      names.put(name(code.code()), code.code());
      if (!code.examples().isEmpty()) {
        codes.add(code);
        cues.add(code.cues().stream().map(Cue::of).toList());
        centres.add(mean(unit(embedder.embed(readable(code.examples()), TextKind.PASSAGE))));
      }
    }
  }

  /** A code with Korean examples only is measured by those all the same. */
  private static List<String> readable(List<String> examples) {
    List<String> plain = examples.stream().filter(e -> !Words.of(e).korean()).toList();
    return plain.isEmpty() ? examples : plain;
  }

  /** One reason. */
  public Classification classify(String text) {
    return classify(List.of(text)).getFirst();
  }

  /** Many reasons, in their order; the model is asked once for all that it can read. */
  public List<Classification> classify(List<String> texts) {
    List<String> read =
        texts.stream().filter(t -> !names.containsKey(name(t)) && !Words.of(t).korean()).toList();
    Iterator<float[]> vectors = unit(embedder.embed(read, TextKind.PASSAGE)).iterator();
    List<Classification> found = new ArrayList<>(texts.size());
    for (String text : texts) {
      Words words = Words.of(text);
      String code = names.get(words.squeezed());
      if (code != null) {
        found.add(new Classification(code, 1));
      } else if (words.korean()) {
        found.add(taught.nearest(words, NO_VECTOR).orElseGet(() -> korean.classify(text)));
      } else {
        float[] vector = vectors.next();
        found.add(taught.nearest(words, vector).orElseGet(() -> byExamples(words, vector)));
      }
    }
    return found;
  }

  private Classification byExamples(Words words, float[] vector) {
    if (codes.isEmpty()) {
      return new Classification(ReasonCodes.OTHER, 0);
    }
    double[] scores = new double[codes.size()];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean cue = cues.get(i).stream().anyMatch(one -> one.isIn(words));
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
