package dev.retune.reasons.classification;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.CodePrediction;
import dev.retune.reasons.model.NormalizedText;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCorrection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classifies free-text reasons. A text that names a code in any language gets that code, and one
 * that is similar to a correction gets the correction's code. Otherwise the score of a code is the
 * mean cosine similarity to its examples, plus a bonus if one of its cue words occurs; the
 * confidence is the softmax of the scores, which says which code is nearer, not that one is near.
 * So a text that has no cue and no word of the code, and is not similar to an example either, stays
 * {@link BuiltInReasonCodes#OTHER}. The built-in model supports English only, so Korean reasons use
 * {@link KoreanReasonClassifier}. Predefined reasons of chat products are recognised by their keys.
 */
public final class ReasonClassifier {
  // all three were tuned on 120 reasons of real feedback and 54 written ones, coded by hand

  /** Below this confidence a reason stays {@link BuiltInReasonCodes#OTHER}. */
  static final double THRESHOLD = 0.45;

  // these were tuned on 93 texts that have nothing to do with any code

  /** The cosine from which a text is similar to an example. */
  private static final double SIMILAR = 0.36;

  /** The same for a code with the confidence {@link #CLEAR}. */
  private static final double SOMEWHAT_SIMILAR = 0.30;

  private static final double CLEAR = 0.9;

  /**
   * An answer about safety or disabled people is near the examples of this code whatever is wrong
   * with it, so only its cue words, or a text that nearly is an example, give it. Without either,
   * 50 of 2,900 reasons of real dislikes got it, none of them meant so, with cosines up to 0.56.
   */
  private static final String ACCUSATION = "unsafe";

  private static final double NEARLY_SAID = 0.6;
  private static final double CUE = 0.15;
  private static final double TEMPERATURE = 0.03;
  private static final float[] NO_VECTOR = {};

  private final Embedder embedder;
  private final List<ReasonCode> codes = new ArrayList<>();
  private final List<List<float[]>> examples = new ArrayList<>();
  private final List<float[]> centres = new ArrayList<>();
  private final List<List<CueWords>> cues = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final SharedWords shared;
  private final CorrectionMatcher corrections;
  private final KoreanReasonClassifier korean;

  /** Creates a classifier without corrections. */
  public ReasonClassifier(Embedder embedder, List<ReasonCode> known) {
    this(embedder, known, List.of());
  }

  /**
   * Embeds the examples and corrections; the caller must close the embedder.
   *
   * @param known the codes in use
   * @param corrections corrections by users; those for other codes are ignored
   */
  public ReasonClassifier(
      Embedder embedder, List<ReasonCode> known, List<ReasonCorrection> corrections) {
    this.embedder = embedder;
    Set<String> given = known.stream().map(ReasonCode::code).collect(Collectors.toSet());
    this.corrections =
        new CorrectionMatcher(
            corrections.stream().filter(correction -> given.contains(correction.code())).toList(),
            texts -> unit(embedder.embed(texts, TextKind.PASSAGE)));
    this.korean =
        new KoreanReasonClassifier(
            known.stream().filter(code -> !code.examples().isEmpty()).toList());
    ProductReasonKeys.codes()
        .forEach(
            (key, code) -> {
              if (given.contains(code)) {
                names.put(key, code);
              }
            });
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Texts texts = new Texts(language);
      known.forEach(
          code -> names.put(name(BuiltInReasonCodes.name(texts, code.code())), code.code()));
    }
    for (ReasonCode code : known) {
      names.put(name(code.code()), code.code());
      if (!code.examples().isEmpty()) {
        codes.add(code);
        cues.add(code.cues().stream().map(CueWords::of).filter(cue -> !cue.anywhere()).toList());
        List<float[]> vectors = unit(embedder.embed(readable(code.examples()), TextKind.PASSAGE));
        examples.add(vectors);
        centres.add(mean(vectors));
      }
    }
    this.shared = new SharedWords(codes);
  }

  /** A code that has only Korean examples is compared with those. */
  private static List<String> readable(List<String> examples) {
    List<String> plain = examples.stream().filter(e -> !NormalizedText.of(e).korean()).toList();
    return plain.isEmpty() ? examples : plain;
  }

  /** Classifies one reason. */
  public CodePrediction classify(String text) {
    return classify(List.of(text)).getFirst();
  }

  /** Classifies reasons in batches; the results are in their order. */
  public List<CodePrediction> classify(List<String> texts) {
    List<String> read =
        texts.stream()
            .filter(t -> !names.containsKey(name(t)) && !NormalizedText.of(t).korean())
            .toList();
    Iterator<float[]> vectors = unit(embedder.embed(read, TextKind.PASSAGE)).iterator();
    List<CodePrediction> found = new ArrayList<>(texts.size());
    for (String text : texts) {
      NormalizedText words = NormalizedText.of(text);
      String code = names.get(words.squeezed());
      if (code != null) {
        found.add(new CodePrediction(code, 1));
      } else if (words.korean()) {
        found.add(corrections.nearest(words, NO_VECTOR).orElseGet(() -> korean.classify(text)));
      } else {
        float[] vector = vectors.next();
        found.add(corrections.nearest(words, vector).orElseGet(() -> byExamples(words, vector)));
      }
    }
    return found;
  }

  private CodePrediction byExamples(NormalizedText words, float[] vector) {
    double[] scores = new double[codes.size()];
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = dot(centres.get(i), vector) + (hasCue(i, words) ? CUE : 0);
      boolean nearer = best < 0 || scores[i] > scores[best];
      best = nearer && !accusesWithoutEvidence(i, words, vector) ? i : best;
    }
    if (best < 0) {
      return new CodePrediction(BuiltInReasonCodes.OTHER, 0);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp((score - scores[best]) / TEMPERATURE);
    }
    double confidence = 1 / sum;
    if (!hasCue(best, words) && !shared.with(best, words)) {
      double similar = similarity(best, vector);
      if (similar < (confidence < CLEAR ? SIMILAR : SOMEWHAT_SIMILAR)) {
        return new CodePrediction(BuiltInReasonCodes.OTHER, 0);
      }
    }
    String code = confidence < THRESHOLD ? BuiltInReasonCodes.OTHER : codes.get(best).code();
    return new CodePrediction(code, confidence);
  }

  private boolean accusesWithoutEvidence(int code, NormalizedText words, float[] vector) {
    return codes.get(code).code().equals(ACCUSATION)
        && !hasCue(code, words)
        && similarity(code, vector) < NEARLY_SAID;
  }

  private double similarity(int code, float[] vector) {
    return examples.get(code).stream().mapToDouble(e -> dot(e, vector)).max().orElse(0);
  }

  private boolean hasCue(int code, NormalizedText words) {
    return cues.get(code).stream().anyMatch(one -> one.isIn(words));
  }

  /** Case, spaces and underscores are ignored in names. */
  private static String name(String text) {
    return NormalizedText.of(text).squeezed();
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
