package dev.retune.reasons.classification;

import dev.retune.reasons.model.NormalizedText;
import dev.retune.reasons.model.ReasonCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that at most two of the codes have in their English examples and cues; a text with one
 * of them shares something with that code. Endings do not count.
 */
final class SharedWords {
  // shorter words are rarely about anything
  private static final int SHORTEST = 4;

  /** A word in the texts of more codes says nothing about any of them. */
  private static final int SHARING = 2;

  private static final Set<String> ABOUT_NOTHING =
      Set.of(
          "about", "another", "beside", "didn", "else", "even", "gave", "instead", "keep", "like",
          "mak", "make", "made", "many", "need", "one", "other", "over", "please", "should", "than",
          "these", "thing", "want", "were", "where", "which", "whole", "with");

  private final List<Set<String>> own = new ArrayList<>();

  SharedWords(List<ReasonCode> codes) {
    Map<String, Integer> codesWith = new HashMap<>();
    for (ReasonCode code : codes) {
      Set<String> words = new HashSet<>();
      Stream.concat(code.examples().stream(), code.cues().stream())
          .map(NormalizedText::of)
          .filter(text -> !text.korean())
          .forEach(text -> words.addAll(stems(text)));
      words.forEach(word -> codesWith.merge(word, 1, Integer::sum));
      own.add(words);
    }
    own.forEach(words -> words.removeIf(word -> codesWith.getOrDefault(word, 0) > SHARING));
  }

  /** Whether a text has a word of a code. */
  boolean with(int code, NormalizedText text) {
    return stems(text).stream().anyMatch(own.get(code)::contains);
  }

  private static Set<String> stems(NormalizedText text) {
    Set<String> stems = new HashSet<>();
    for (String word : text.spaced().strip().split(" ", -1)) {
      String stem = word.replaceFirst("(?<=.{3})(?:ing|ed|es|s)$", "");
      if (word.length() >= SHORTEST && !ABOUT_NOTHING.contains(stem)) {
        stems.add(stem);
      }
    }
    return stems;
  }
}
