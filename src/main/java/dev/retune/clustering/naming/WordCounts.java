package dev.retune.clustering.naming;

import dev.retune.clustering.naming.TextWords.Phrase;
import dev.retune.clustering.naming.TopicWordAnalyzer.TopicWord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In how many of some texts words and phrases occur, and in which forms. */
final class WordCounts {
  private static final int FEWEST = 2;
  private static final int SMALL = 4;
  private static final double MOSTLY = 0.5;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<Phrase, Integer> phrases = new HashMap<>();
  private final Map<String, Map<String, Integer>> forms = new HashMap<>();
  private int texts;
  private int hangul;
  private int others;

  /** What a word is worth for a name. */
  record Worth(String stem, double worth, int texts) {}

  void add(TextWords text) {
    texts++;
    Set<String> seen = new HashSet<>();
    for (TopicWord word : text.words()) {
      if (seen.add(word.stem())) {
        words.merge(word.stem(), 1, Integer::sum);
      }
      form(word.stem(), word.form());
    }
    hangul += text.words().stream().anyMatch(word -> isHangul(word.stem())) ? 1 : 0;
    others += text.words().stream().anyMatch(word -> !isHangul(word.stem())) ? 1 : 0;
    for (Phrase phrase : text.phrases()) {
      if (seen.add(phrase.key())) {
        phrases.merge(new Phrase(phrase.stems(), ""), 1, Integer::sum);
      }
      form(phrase.key(), phrase.form());
    }
  }

  private void form(String key, String form) {
    forms.computeIfAbsent(key, _ -> new HashMap<>()).merge(form, 1, Integer::sum);
  }

  /** The commonest form of a word or phrase. */
  String form(String key) {
    return forms.getOrDefault(key, Map.of()).entrySet().stream()
        .min(
            Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(key);
  }

  /**
   * The words by their worth, best first.
   *
   * @param all the counts of all texts, with these
   */
  List<Worth> worth(WordCounts all) {
    return words.entrySet().stream()
        .map(word -> new Worth(word.getKey(), worth(word.getKey(), all), word.getValue()))
        .sorted(
            Comparator.comparingDouble((Worth word) -> -word.worth())
                .thenComparingInt(word -> -word.texts())
                .thenComparing(Worth::stem))
        .toList();
  }

  /** Those of some words that can name these texts: of one text in many only where all are. */
  List<Worth> naming(List<Worth> ranked) {
    List<Worth> shared = ranked.stream().filter(word -> word.texts() >= FEWEST).toList();
    return texts < SMALL || shared.isEmpty() ? ranked : shared;
  }

  private double worth(String stem, WordCounts all) {
    int own = words.getOrDefault(stem, 0);
    double share = (double) own / texts;
    // a Korean text says nothing about how common an English word is
    int comparable = isHangul(stem) ? all.hangul - hangul : all.others - others;
    if (comparable == 0) {
      return share;
    }
    double elsewhere = (all.words.getOrDefault(stem, 0) - own + 0.5) / (comparable + 1);
    return share * Math.log(share / elsewhere);
  }

  private static boolean isHangul(String stem) {
    return Character.UnicodeScript.of(stem.codePointAt(0)) == Character.UnicodeScript.HANGUL;
  }

  /** The phrases in which a word mostly stands, the longest first and then the commonest. */
  List<Phrase> phrasesOf(String stem) {
    double least = Math.max(FEWEST, MOSTLY * words.getOrDefault(stem, 0));
    return phrases.entrySet().stream()
        .filter(phrase -> phrase.getValue() >= least)
        .filter(phrase -> phrase.getKey().stems().contains(stem))
        .sorted(
            Comparator.comparingInt((Map.Entry<Phrase, Integer> phrase) -> -length(phrase.getKey()))
                .thenComparingInt(phrase -> -phrase.getValue())
                .thenComparing(phrase -> phrase.getKey().key()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int length(Phrase phrase) {
    return phrase.stems().size();
  }
}
