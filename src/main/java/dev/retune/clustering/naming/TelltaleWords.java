package dev.retune.clustering.naming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words, and phrases of two or three, that tell a topic from the others. A word is worth its
 * part of the relative entropy: the share of the topic's texts that have it, times the logarithm of
 * how much greater that share is than elsewhere. So a word that is common in all complaints is
 * worth nothing, however often the topic has it. A word counts once a text, so that one long text
 * does not name its topic.
 */
public final class TelltaleWords {
  private static final int WORDS = 4;
  // of the best one's worth; with less a word says little beside it
  private static final double LEAST = 0.15;

  private TelltaleWords() {}

  /**
   * Returns the words of each topic, the most telling first; none for texts without words. Topics
   * that would have the same words get a further one that the others lack, where there is one.
   */
  public static Map<Long, List<String>> of(Map<Long, List<String>> textsByTopic) {
    Map<Long, WordCounts> counts = new TreeMap<>();
    WordCounts all = new WordCounts();
    try (TopicWordAnalyzer analyzer = new TopicWordAnalyzer()) {
      textsByTopic.forEach(
          (topic, texts) -> {
            WordCounts own = counts.computeIfAbsent(topic, _ -> new WordCounts());
            for (String text : texts) {
              TextWords words = TextWords.of(text, analyzer);
              own.add(words);
              all.add(words);
            }
          });
    }
    Map<Long, List<String>> ranked = new TreeMap<>();
    Map<Long, List<String>> best = new TreeMap<>();
    counts.forEach(
        (topic, own) -> {
          List<WordCounts.Worth> worth = own.worth(all);
          ranked.put(topic, worth.stream().map(one -> all.form(one.stem())).distinct().toList());
          best.put(topic, name(own.naming(worth), own, all));
        });
    return told(best, ranked);
  }

  /** The best words; one that mostly stands in a phrase of the topic is named with it. */
  private static List<String> name(List<WordCounts.Worth> ranked, WordCounts own, WordCounts all) {
    List<String> name = new ArrayList<>();
    Set<String> used = new HashSet<>();
    int words = 0;
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().worth();
    double least = best > 0 ? LEAST * best : best;
    Set<String> telling =
        ranked.stream()
            .filter(one -> one.worth() >= least)
            .map(WordCounts.Worth::stem)
            .collect(Collectors.toSet());
    for (WordCounts.Worth one : ranked) {
      if (words >= WORDS || one.worth() < least) {
        break;
      }
      if (used.add(one.stem())) {
        String said = all.form(one.stem());
        Optional<TextWords.Phrase> phrase =
            own.phrasesOf(one.stem()).stream()
                .filter(found -> found.isPair() || telling.containsAll(found.stems()))
                .filter(found -> found.others(one.stem()).noneMatch(used::contains))
                .findFirst();
        if (phrase.isPresent()) {
          used.addAll(phrase.get().stems());
          said = all.form(phrase.get().key());
          words += phrase.get().stems().size() - 1;
        }
        words++;
        if (!name.contains(said)) {
          name.add(said);
        }
      }
    }
    return name;
  }

  private static Map<Long, List<String>> told(
      Map<Long, List<String>> best, Map<Long, List<String>> ranked) {
    Map<Set<String>, List<Long>> alike = new HashMap<>();
    best.forEach(
        (topic, words) ->
            alike.computeIfAbsent(Set.copyOf(words), _ -> new ArrayList<>()).add(topic));
    Map<Long, List<String>> named = new TreeMap<>();
    for (List<Long> group : alike.values()) {
      for (long topic : group) {
        List<String> name = new ArrayList<>(best.getOrDefault(topic, List.of()));
        if (group.size() > 1) {
          Set<String> others =
              group.stream()
                  .filter(other -> other != topic)
                  .flatMap(other -> ranked.getOrDefault(other, List.of()).stream())
                  .collect(Collectors.toSet());
          ranked.getOrDefault(topic, List.of()).stream()
              .filter(word -> !others.contains(word))
              .findFirst()
              .ifPresent(name::add);
        }
        named.put(topic, List.copyOf(name));
      }
    }
    return named;
  }
}
