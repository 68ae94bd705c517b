package dev.retune.index.golden;

import dev.retune.index.model.QuestionKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The known pairs by origin; {@code liked} includes disputed ones. */
record GoldenPairs(
    List<GoldenPair> liked,
    List<GoldenPair> undisputed,
    List<GoldenPair> decided,
    List<GoldenPair> imported) {
  Map<String, MergedQuestion> merged() {
    Map<String, MergedQuestion> merged = new TreeMap<>();
    Stream.of(undisputed, decided, imported)
        .flatMap(Collection::stream)
        .forEach(
            pair ->
                merged
                    .computeIfAbsent(
                        QuestionKey.of(pair.question()), key -> new MergedQuestion(pair.at()))
                    .add(pair));
    return merged;
  }
}
