package dev.retune.index.search;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.model.RerankerSpec.Activation;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * One reranker that scores by a function of question and passage.
 *
 * @param print its fingerprint
 */
public record FakeRerankers(String print, ToDoubleBiFunction<String, String> function)
    implements RerankerCatalog {
  public static final String ID = "judge";

  @Override
  public List<RerankerSpec> list() {
    return List.of(find(ID));
  }

  @Override
  public RerankerSpec find(String id) {
    if (!id.equals(ID)) {
      throw new InvalidInputException("embedding.noReranker", id);
    }
    return new RerankerSpec(ID, 64, Activation.IDENTITY, print, "words");
  }

  @Override
  public Reranker open(RerankerSpec reranker) {
    return new Reranker() {
      @Override
      public RerankerSpec model() {
        return reranker;
      }

      @Override
      public double[] score(String question, List<String> passages) {
        return passages.stream().mapToDouble(p -> function.applyAsDouble(question, p)).toArray();
      }

      @Override
      public void close() {}
    };
  }
}
