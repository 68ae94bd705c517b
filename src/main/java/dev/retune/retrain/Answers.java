package dev.retune.retrain;

import dev.retune.index.Query;
import dev.retune.text.TextNormalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents that are known to answer a question, from whomever asked it. */
final class Answers {
  private final Map<String, Set<String>> byQuestion;

  Answers(List<Query> golden) {
    byQuestion =
        golden.stream()
            .collect(
                Collectors.toMap(
                    query -> key(query.question()),
                    Query::relevantExternalIds,
                    // two spellings of one question: the documents of both answer it
                    (one, other) ->
                        Stream.of(one, other)
                            .flatMap(Set::stream)
                            .collect(Collectors.toUnmodifiableSet())));
  }

  /** The same dislike; a document that a reviewer named for it stays, others are looked up. */
  Dislike added(Dislike dislike) {
    if (!dislike.right().isEmpty()) {
      return dislike;
    }
    Set<String> known = byQuestion.getOrDefault(key(dislike.question()), Set.of());
    return new Dislike(
        dislike.voteId(),
        dislike.conversationId(),
        dislike.question(),
        dislike.reasonCode(),
        dislike.served(),
        known);
  }

  private static String key(String question) {
    return TextNormalizer.key(question);
  }
}
