package dev.retune.retraining.diagnosis;

import dev.retune.common.text.TextNormalizer;
import dev.retune.index.model.GoldenQuestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden set as a lookup from questions to their relevant documents. */
public final class KnownRelevantDocuments {
  private final Map<String, Set<String>> byQuestion;

  public KnownRelevantDocuments(List<GoldenQuestion> golden) {
    byQuestion =
        golden.stream()
            .collect(
                Collectors.toMap(
                    query -> key(query.question()),
                    GoldenQuestion::relevantExternalIds,
                    // different spellings of one question: the documents of both answer it
                    (one, other) ->
                        Stream.of(one, other)
                            .flatMap(Set::stream)
                            .collect(Collectors.toUnmodifiableSet())));
  }

  /** Adds the known documents to a dislike unless a reviewer has named one for it. */
  public DislikedVote added(DislikedVote dislike) {
    if (!dislike.right().isEmpty()) {
      return dislike;
    }
    return dislike.withRight(byQuestion.getOrDefault(key(dislike.question()), Set.of()));
  }

  private static String key(String question) {
    return TextNormalizer.key(question);
  }
}
