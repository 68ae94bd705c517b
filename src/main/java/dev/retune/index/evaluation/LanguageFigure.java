package dev.retune.index.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retune.common.language.LanguageGroups;
import dev.retune.common.language.TextLanguage;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.search.VersionSearcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The quality for questions in one language over documents in one language.
 *
 * @param questions the language of the questions
 * @param documents the language of their relevant documents
 * @param queries number of questions
 * @param ndcgAt10 mean over these questions, see {@link RetrievalEvaluation}
 */
public record LanguageFigure(
    TextLanguage questions,
    TextLanguage documents,
    int queries,
    @JsonProperty("ndcg@10") double ndcgAt10) {

  /** A pair of languages. */
  private record Pair(TextLanguage questions, TextLanguage documents) {}

  /**
   * The figures by language, most questions first; empty when all questions and documents are in
   * the same.
   *
   * @param ndcg of each question
   */
  static List<LanguageFigure> of(
      VersionSearcher searcher, List<GoldenQuestion> queries, List<Double> ndcg) {
    return of(
        queries.stream().map(GoldenQuestion::question).toList(),
        queries.stream().map(query -> document(searcher, query)).toList(),
        ndcg);
  }

  /**
   * The figures of questions and the documents that answer them, all in the same order.
   *
   * @param ndcg of each question
   */
  public static List<LanguageFigure> of(
      List<String> questions, List<String> documents, List<Double> ndcg) {
    List<String> texts = new ArrayList<>(questions);
    texts.addAll(documents);
    LanguageGroups groups = LanguageGroups.of(texts);
    Map<Pair, List<Double>> values =
        new TreeMap<>(Comparator.comparing(Pair::questions).thenComparing(Pair::documents));
    for (int i = 0; i < ndcg.size(); i++) {
      Pair pair = new Pair(groups.language(questions.get(i)), groups.language(documents.get(i)));
      values.computeIfAbsent(pair, key -> new ArrayList<>()).add(ndcg.get(i));
    }
    if (values.size() < 2) {
      return List.of();
    }
    return values.entrySet().stream()
        .map(
            each ->
                new LanguageFigure(
                    each.getKey().questions(),
                    each.getKey().documents(),
                    each.getValue().size(),
                    each.getValue().stream().mapToDouble(d -> d).average().orElse(0)))
        .sorted(Comparator.comparingInt(LanguageFigure::queries).reversed())
        .toList();
  }

  /** The beginning of one of its documents; empty when the version has none of them. */
  private static String document(VersionSearcher searcher, GoldenQuestion query) {
    return query.relevantExternalIds().stream()
        .sorted()
        .flatMap(id -> searcher.beginning(id).stream())
        .findFirst()
        .orElse("");
  }
}
