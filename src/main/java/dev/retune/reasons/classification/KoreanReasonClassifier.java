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
 * Finds the code of a Korean reason, which the built-in model cannot read: by how many of its
 * letters are cue words of each code, and where no cue decides by the example with the most stems
 * in common (cosine of their inverse document frequencies).
 */
final class KoreanReasonClassifier {
  // of the complaints that they were chosen on, these got the most right

  /** What a letter of a weak cue counts; of any other 1. */
  private static final double WEAK = 0.4;

  /** Fewer letters than this say nothing. A syllable is two or three letters. */
  private static final double LEAST = 1.5;

  /** What the nearest example counts beside the cues, in letters. */
  private static final double EXAMPLE = 3;

  /** An example that is less alike than this says nothing by itself. */
  private static final double ALIKE = 0.5;

  /** Letters that another code would need in any case, so that few of them are never certain. */
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
    Set<String> asked = stems.of(text);
    String code = BuiltInReasonCodes.OTHER;
    double best = 0;
    double second = 0;
    for (Known one : known) {
      double alike = one.examples().stream().mapToDouble(e -> cosine(asked, e)).max().orElse(0);
      double cues = letters(one.cues(), words);
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

  private static double letters(List<CueWords> cues, NormalizedText words) {
    BitSet strong = new BitSet();
    BitSet weak = new BitSet();
    for (CueWords cue : cues) {
      (cue.weak() ? weak : strong).or(cue.found(words));
    }
    weak.andNot(strong);
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
    // one stem in common is a coincidence
    return shared < 2 ? 0 : common / Math.sqrt(length(a) * length(b));
  }

  private double length(Set<String> text) {
    return text.stream().mapToDouble(this::square).sum();
  }

  // a stem of no example is as rare as one of a single example
  private double square(String stem) {
    double weight = rarity.getOrDefault(stem, Math.log(1 + (double) Math.max(1, known.size())));
    return weight * weight;
  }
}
