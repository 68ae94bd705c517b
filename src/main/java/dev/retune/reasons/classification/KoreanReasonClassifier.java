package dev.retune.reasons.classification;

import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.CodePrediction;
import dev.retune.reasons.model.NormalizedText;
import dev.retune.reasons.model.ReasonCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Classifies Korean reasons, which the built-in model does not support. The score of a code is the
 * number of letters covered by its cue words; without a decisive cue the example with the highest
 * cosine of inverse document frequencies of stems is used.
 */
final class KoreanReasonClassifier {
  // chosen for the highest accuracy on the complaints used for tuning

  /** The weight of a letter in a weak cue; in others it is 1. */
  private static final double WEAK = 0.4;

  /** The minimum number of covered letters; a syllable has two or three letters. */
  private static final double LEAST = 1.5;

  /** The weight of the nearest example, in letters. */
  private static final double EXAMPLE = 3;

  /** The minimum similarity for an example to decide alone. */
  private static final double ALIKE = 0.5;

  /** Added to the scores of other codes, so that a few letters never give a high confidence. */
  private static final double DOUBT = 2;

  private record Known(String code, List<CueWords> cues, List<Set<String>> examples) {}

  private final KoreanStemmer stems = new KoreanStemmer();
  private final List<Known> known = new ArrayList<>();
  private final Map<String, Double> rarity = new HashMap<>();

  KoreanReasonClassifier(List<ReasonCode> codes) {
    int all = 0;
    for (ReasonCode code : codes) {
      List<Set<String>> examples =
          code.examples().stream()
              .filter(example -> NormalizedText.of(example).korean())
              .map(stems::of)
              .toList();
      examples.forEach(e -> e.forEach(stem -> rarity.merge(stem, 1.0, Double::sum)));
      all += examples.size();
      known.add(new Known(code.code(), code.cues().stream().map(CueWords::of).toList(), examples));
    }
    double count = all;
    rarity.replaceAll((stem, examples) -> Math.log(1 + count / examples));
  }

  CodePrediction classify(String text) {
    NormalizedText words = NormalizedText.of(text);
    WordText joined = WordText.of(words);
    MissingPart missing = MissingPart.of(words, joined);
    Set<String> asked = stems.of(text);
    String code = BuiltInReasonCodes.OTHER;
    double best = 0;
    double second = 0;
    for (Known one : known) {
      double alike = one.examples().stream().mapToDouble(e -> cosine(asked, e)).max().orElse(0);
      double cues = letters(one.cues(), words, joined, missing);
      double score = cues + EXAMPLE * alike;
      boolean says = cues > LEAST || alike >= ALIKE;
      if (says && score > best) {
        second = best;
        best = score;
        code = one.code();
      } else {
        second = Math.max(second, says ? score : 0);
      }
    }
    return new CodePrediction(code, best == 0 ? 0 : best / (best + second + DOUBT));
  }

  private static double letters(
      List<CueWords> cues, NormalizedText words, WordText joined, MissingPart missing) {
    BitSet strong = new BitSet();
    BitSet weak = new BitSet();
    for (CueWords cue : cues) {
      (cue.weak() ? weak : strong).or(cue.found(words, joined));
    }
    weak.andNot(strong);
    missing.removeFrom(strong, weak);
    return strong.cardinality() + WEAK * weak.cardinality();
  }

  private double cosine(Set<String> a, Set<String> b) {
    double common = 0;
    int shared = 0;
    for (String stem : a) {
      if (b.contains(stem)) {
        common += square(stem);
        shared++;
      }
    }
    // a single common stem may be a coincidence
    return shared < 2 ? 0 : common / Math.sqrt(length(a) * length(b));
  }

  private double length(Set<String> text) {
    return text.stream().mapToDouble(this::square).sum();
  }

  // a stem of no example is weighted like a stem of one example
  private double square(String stem) {
    double weight = rarity.getOrDefault(stem, Math.log(1 + (double) Math.max(1, known.size())));
    return weight * weight;
  }
}
