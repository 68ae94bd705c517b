package dev.retune.index.golden;

import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.search.VersionSearcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The golden questions that a version can be measured with, restricted to the relevant documents
 * that it contains.
 *
 * @param questions questions with at least one relevant document in the version
 * @param unknown distinct relevant ids that no document of the version has, in order of appearance
 * @param leftOut number of questions with none of their documents in the version
 */
public record AnswerableQuestions(
    List<GoldenQuestion> questions, List<String> unknown, int leftOut) {

  /** Copies the lists. */
  public AnswerableQuestions {
    questions = List.copyOf(questions);
    unknown = List.copyOf(unknown);
  }

  /** Selects the questions that a version can answer. */
  public static AnswerableQuestions of(VersionSearcher searcher, List<GoldenQuestion> asked) {
    List<GoldenQuestion> questions = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (GoldenQuestion query : asked) {
      Set<String> lacking = searcher.lacking(query.relevantExternalIds());
      lacking.stream().sorted().forEach(unknown::add);
      Set<String> known =
          query.relevantExternalIds().stream()
              .filter(id -> !lacking.contains(id))
              .collect(Collectors.toUnmodifiableSet());
      if (!known.isEmpty()) {
        questions.add(new GoldenQuestion(query.question(), known));
      }
    }
    return new AnswerableQuestions(
        questions, List.copyOf(unknown), asked.size() - questions.size());
  }

  /** The first unknown ids, as text for a message. */
  public String unknownShown(int most) {
    String first = unknown.stream().limit(most).collect(Collectors.joining(", "));
    return unknown.size() > most ? first + ", …" : first;
  }
}
