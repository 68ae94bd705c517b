package dev.retune.retraining.modelbench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retune.index.evaluation.LanguageFigure;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was measured of a configuration.
 *
 * @param model id of its model
 * @param reranker id of its reranker, which reorders the best 20 with half of the weight
 * @param live whether the live index is searched with it
 * @param ndcgAt10 mean over the questions of the default recipe, 0 to 1
 * @param interval its 95 % bootstrap interval over the questions
 * @param denseNdcgAt10 the mean of the model by vectors alone
 * @param languages the figures by language, when there is more than one
 * @param passagesPerSecond speed of embedding passages of the workspace's documents
 * @param query how long a question takes, with its vector
 * @param memoryBytes by how much it makes a process grow; empty where that cannot be measured
 * @param diskBytes length of its files
 * @param ndcgPerQuery nDCG@10 of each question; not written to JSON
 */
public record ModelFigures(
    String model,
    Optional<String> reranker,
    boolean live,
    @JsonProperty("ndcg@10") double ndcgAt10,
    ConfidenceInterval interval,
    @JsonProperty("denseNdcg@10") double denseNdcgAt10,
    List<LanguageFigure> languages,
    double passagesPerSecond,
    @JsonProperty("queryMilliseconds") QueryLatency query,
    OptionalLong memoryBytes,
    long diskBytes,
    @JsonIgnore List<Double> ndcgPerQuery) {
  public ModelFigures {
    languages = List.copyOf(languages);
    ndcgPerQuery = List.copyOf(ndcgPerQuery);
  }

  /** Its model and reranker. */
  @JsonIgnore
  public ModelConfiguration configuration() {
    return new ModelConfiguration(model, reranker);
  }

  /** Its name for a reader. */
  String name() {
    return configuration().name();
  }
}
