package dev.retune.clustering.naming;

import dev.retune.clustering.naming.TopicWordAnalyzer.TopicWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of one text, and its phrases of two words that stand side by side.
 *
 * @param words in their order; some more than once
 * @param phrases in their order
 */
record TextWords(List<TopicWord> words, List<Phrase> phrases) {
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]{1,2}");

  /**
   * Two words side by side.
   *
   * @param form as they are written
   */
  record Phrase(String first, String second, String form) {
    /** What its forms have in common. */
    String key() {
      return first + " " + second;
    }

    /** The stem beside another. */
    Stream<String> others(String stem) {
      return Stream.of(first, second).filter(one -> !one.equals(stem));
    }
  }

  static TextWords of(String text, TopicWordAnalyzer analyzer) {
    List<TopicWord> words =
        analyzer.words(text).stream().sorted(Comparator.comparingInt(TopicWord::from)).toList();
    List<Phrase> phrases = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      TopicWord before = words.get(i - 1);
      TopicWord word = words.get(i);
      boolean adjoin =
          word.from() > before.to()
              && BETWEEN.matcher(text.substring(before.to(), word.from())).matches();
      if (adjoin && !before.stem().equals(word.stem())) {
        String between = text.charAt(before.to()) == '-' ? "-" : " ";
        phrases.add(new Phrase(before.stem(), word.stem(), before.form() + between + word.form()));
      }
    }
    return new TextWords(words, phrases);
  }
}
