package dev.retune.clustering.naming;

import dev.retune.clustering.naming.TopicWordAnalyzer.TopicWord;
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

  /** Returns the words of each topic, the most telling first; none for texts without words. */
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
    Map<Long, List<String>> named = new TreeMap<>();
    counts.forEach((topic, own) -> named.put(topic, best(own, all, forms, mean)));
    return named;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> best(
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
        .limit(WORDS)
        .map(e -> commonest(forms.getOrDefault(e.getKey(), Map.of()), e.getKey()))
        .distinct()
        .collect(Collectors.toList());
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
