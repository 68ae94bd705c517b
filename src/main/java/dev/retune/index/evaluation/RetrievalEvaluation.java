package dev.retune.index.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Retrieval quality of a version: means over all questions, as fractions from 0 to 1. R is the set
 * of relevant ids of a question; hits are ranked from 1.
 *
 * @param version the version's id
 * @param queries number of questions
 * @param unknownDocuments number of ids in R, over all questions, that no document of the version
 *     has; they count as not found
 * @param pAt1 share of questions whose first hit is in R
 * @param recallAt5 ids of R among the first 5 hits / |R|
 * @param recallAt10 ids of R among the first 10 hits / |R|
 * @param mrrAt10 1 / rank of the first hit in R, 0 when it is not among the first 10
 * @param ndcgAt10 binary: sum of 1 / log2(rank + 1) over the hits in R among the first 10, divided
 *     by the same sum over ranks 1 to min(|R|, 10); an id found in two sources counts once
 * @param languages the figures by language, when there is more than one
 * @param ndcgPerQuery nDCG@10 of each question, in the order of the questions; not written to JSON
 */
public record RetrievalEvaluation(
    long version,
    int queries,
    long unknownDocuments,
    @JsonProperty("p@1") double pAt1,
    @JsonProperty("recall@5") double recallAt5,
    @JsonProperty("recall@10") double recallAt10,
    @JsonProperty("mrr@10") double mrrAt10,
    @JsonProperty("ndcg@10") double ndcgAt10,
    List<LanguageFigure> languages,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) List<Double> ndcgPerQuery) {

  /** Copies the lists; that of the questions is empty in an evaluation read from JSON. */
  public RetrievalEvaluation {
    languages = List.copyOf(Objects.requireNonNullElse(languages, List.of()));
    ndcgPerQuery = List.copyOf(Objects.requireNonNullElse(ndcgPerQuery, List.of()));
  }
}
