package dev.retune.index.golden;

import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.search.VersionSearcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions as far as a version can be measured by them: with the right documents that it holds.
 *
 * @param questions that have at least one such document, without the others
 * @param unknown ids that no document of the version has, each once, as they came
 * @param leftOut questions none of whose documents it has
 */
public record AnswerableQuestions(
    List<GoldenQuestion> questions, List<String> unknown, int leftOut) {

  /** Copies the lists. */
  public AnswerableQuestions {
    questions = List.copyOf(questions);
    unknown = List.copyOf(unknown);
  }

  /** Of questions, by what a version holds. */
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

  /** The first few of the unknown ids, for a sentence. */
  public String unknownShown(int most) {
    String first = unknown.stream().limit(most).collect(Collectors.joining(", "));
    return unknown.size() > most ? first + ", …" : first;
  }
}
