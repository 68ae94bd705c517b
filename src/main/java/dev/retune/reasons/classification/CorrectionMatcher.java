package dev.retune.reasons.classification;

import dev.retune.reasons.model.CodePrediction;
import dev.retune.reasons.model.NormalizedText;
import dev.retune.reasons.model.ReasonCorrection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the correction that applies to a text. A text with the same words matches with certainty,
 * others with the similarity to the nearest correction. English texts are compared by the cosine of
 * their vectors; Korean texts, which the built-in model does not support, by Dice's coefficient of
 * their letter bigrams.
 */
final class CorrectionMatcher {
  // with these thresholds, 47 of 50 matches among 145 written reasons, each against all others, are
  // right (English 30 of 32, Korean 17 of 18)

  /** The minimum cosine similarity for a correction to apply. */
  static final double NEAR = 0.60;

  /** The minimum Dice coefficient for a correction to apply to a Korean text. */
  static final double ALIKE = 0.55;

  private record Known(ReasonCorrection source, Map<String, Integer> pairs) {}

  private final Map<String, String> exact = new HashMap<>();
  private final List<Known> known = new ArrayList<>();
  private final List<float[]> vectors;

  /** Of two corrections with the same words the first in the list is used. */
  CorrectionMatcher(
      List<ReasonCorrection> corrections, Function<List<String>, List<float[]>> embed) {
    List<ReasonCorrection> distinct = new ArrayList<>();
    for (ReasonCorrection correction : corrections) {
      if (exact.putIfAbsent(NormalizedText.of(correction.text()).squeezed(), correction.code())
          == null) {
        distinct.add(correction);
      }
    }
    vectors = embed.apply(distinct.stream().map(ReasonCorrection::text).toList());
    for (int i = 0; i < distinct.size(); i++) {
      known.add(new Known(distinct.get(i), pairs(NormalizedText.of(distinct.get(i).text()))));
    }
  }

  /** The code of the nearest correction; empty when none is similar enough. */
  Optional<CodePrediction> nearest(NormalizedText words, float[] vector) {
    String same = exact.get(words.squeezed());
    if (same != null) {
      return Optional.of(new CodePrediction(same, 1));
    }
    boolean korean = words.korean();
    Map<String, Integer> pairs = korean ? pairs(words) : Map.of();
    double best = korean ? ALIKE : NEAR;
    Optional<CodePrediction> found = Optional.empty();
    for (int i = 0; i < known.size(); i++) {
      Known correction = known.get(i);
      double near =
          korean ? random(pairs, correction.pairs()) : ReasonClassifier.dot(vector, vectors.get(i));
      if (near >= best) {
        best = near;
        found = Optional.of(new CodePrediction(correction.source().code(), Math.min(near, 1)));
      }
    }
    return found;
  }

  private static Map<String, Integer> pairs(NormalizedText words) {
    Map<String, Integer> pairs = new HashMap<>();
    String text = words.squeezed();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }

  private static double random(Map<String, Integer> a, Map<String, Integer> b) {
    int common = 0;
    for (var pair : a.entrySet()) {
      common += Math.min(pair.getValue(), b.getOrDefault(pair.getKey(), 0));
    }
    int all = sum(a) + sum(b);
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static int sum(Map<String, Integer> pairs) {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }
}
