package dev.retune.clustering.naming;

import dev.retune.clustering.naming.TopicWordAnalyzer.TopicWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of one text, and its phrases of two and three words that stand side by side.
 *
 * @param words in their order; some more than once
 * @param phrases in their order
 */
record TextWords(List<TopicWord> words, List<Phrase> phrases) {
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]{0,2}");
  private static final int LONGEST = 3;

  /**
   * Words side by side. Those of a Korean compound may stand apart or not.
   *
   * @param form as they are written; empty where only the words count
   */
  record Phrase(List<String> stems, String form) {
    /** What its forms have in common. */
    String key() {
      return String.join(" ", stems);
    }

    /** Whether it is of two words. */
    boolean isPair() {
      return stems.size() == 2;
    }

    /** The stems beside another. */
    Stream<String> others(String stem) {
      return stems.stream().filter(one -> !one.equals(stem));
    }
  }

  static TextWords of(String text, TopicWordAnalyzer analyzer) {
    List<TopicWord> words =
        analyzer.words(text).stream().sorted(Comparator.comparingInt(TopicWord::from)).toList();
    List<Phrase> phrases = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      TopicWord begin = words.get(first);
      List<String> stems = new ArrayList<>(List.of(begin.stem()));
      StringBuilder form = new StringBuilder(begin.form());
      for (int i = first + 1; i < Math.min(words.size(), first + LONGEST); i++) {
        TopicWord before = words.get(i - 1);
        TopicWord word = words.get(i);
        if (word.from() < before.to() || stems.contains(word.stem())) {
          break;
        }
        String between = text.substring(before.to(), word.from());
        if (!BETWEEN.matcher(between).matches()) {
          break;
        }
        form.append(between.isEmpty() ? "" : between.charAt(0) == '-' ? "-" : " ");
        form.append(word.form());
        stems.add(word.stem());
        phrases.add(new Phrase(List.copyOf(stems), form.toString()));
      }
    }
    return new TextWords(words, phrases);
  }
}
