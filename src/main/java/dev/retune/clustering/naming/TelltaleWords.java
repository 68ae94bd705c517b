package dev.retune.clustering.naming;

import dev.retune.clustering.naming.TopicWordAnalyzer.TopicWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words that tell a topic from the others: frequent in it and rare elsewhere. All texts of a
 * topic count as one document of tf-idf (M. Grootendorst, "BERTopic: Neural topic modeling with a
 * class-based TF-IDF procedure", 2022). A word counts once a text, so that one long text does not
 * name its topic.
 */
public final class TelltaleWords {
  private static final int WORDS = 4;

  private TelltaleWords() {}

  /**
   * Returns the words of each topic, the most telling first; none for texts without words. Topics
   * that would have the same words get a further one that the others lack, where there is one.
   */
  public static Map<Long, List<String>> of(Map<Long, List<String>> textsByTopic) {
    Map<Long, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, Integer> all = new HashMap<>();
    Map<String, Map<String, Integer>> forms = new HashMap<>();
    try (TopicWordAnalyzer analyzer = new TopicWordAnalyzer()) {
      textsByTopic.forEach(
          (topic, texts) -> {
            Map<String, Integer> own = counts.computeIfAbsent(topic, _ -> new HashMap<>());
            for (String text : texts) {
              Set<String> seen = new HashSet<>();
              for (TopicWord word : analyzer.words(text)) {
                if (seen.add(word.stem())) {
                  own.merge(word.stem(), 1, Integer::sum);
                  all.merge(word.stem(), 1, Integer::sum);
                }
                forms
                    .computeIfAbsent(word.stem(), _ -> new HashMap<>())
                    .merge(word.form(), 1, Integer::sum);
              }
            }
          });
    }
    double mean = counts.values().stream().mapToInt(TelltaleWords::sum).average().orElse(0);
    Map<Long, List<String>> ranked = new TreeMap<>();
    counts.forEach((topic, own) -> ranked.put(topic, ranked(own, all, forms, mean)));
    return named(ranked);
  }

  private static Map<Long, List<String>> named(Map<Long, List<String>> ranked) {
    Map<Set<String>, List<Long>> alike = new HashMap<>();
    ranked.forEach(
        (topic, words) ->
            alike.computeIfAbsent(Set.copyOf(best(words)), _ -> new ArrayList<>()).add(topic));
    Map<Long, List<String>> named = new TreeMap<>();
    for (List<Long> group : alike.values()) {
      for (long topic : group) {
        List<String> words = ranked.getOrDefault(topic, List.of());
        List<String> name = new ArrayList<>(best(words));
        if (group.size() > 1) {
          Set<String> others =
              group.stream()
                  .filter(other -> other != topic)
                  .flatMap(other -> ranked.getOrDefault(other, List.of()).stream())
                  .collect(Collectors.toSet());
          words.stream().filter(word -> !others.contains(word)).findFirst().ifPresent(name::add);
        }
        named.put(topic, List.copyOf(name));
      }
    }
    return named;
  }

  private static List<String> best(List<String> ranked) {
    return ranked.subList(0, Math.min(WORDS, ranked.size()));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> ranked(
      Map<String, Integer> own,
      Map<String, Integer> all,
      Map<String, Map<String, Integer>> forms,
      double mean) {
    return own.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, Integer> e) ->
                        -e.getValue() * Math.log(1 + mean / all.getOrDefault(e.getKey(), 1)))
                .thenComparing(Map.Entry::getKey))
        .map(e -> commonest(forms.getOrDefault(e.getKey(), Map.of()), e.getKey()))
        .distinct()
        .toList();
  }

  private static String commonest(Map<String, Integer> forms, String stem) {
    return forms.entrySet().stream()
        .min(
            Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(stem);
  }
}
