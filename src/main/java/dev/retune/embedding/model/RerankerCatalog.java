package dev.retune.embedding.model;

import dev.retune.common.error.InvalidInputException;
import java.util.List;

/** The rerankers available on this machine. */
public interface RerankerCatalog {
  /** The rerankers installed in the home. */
  List<RerankerSpec> list();

  /**
   * Finds a reranker by id, or reads an exported model folder by path.
   *
   * @throws InvalidInputException when there is none, or it is not a reranker
   */
  RerankerSpec find(String idOrFolder);

  /** Opens a reranker returned by {@link #find}; sessions are created on first use. */
  Reranker open(RerankerSpec reranker);

  /** A catalog without rerankers. */
  static RerankerCatalog none() {
    return new RerankerCatalog() {
      @Override
      public List<RerankerSpec> list() {
        return List.of();
      }

      @Override
      public RerankerSpec find(String idOrFolder) {
        throw new InvalidInputException("embedding.noReranker", idOrFolder);
      }

      @Override
      public Reranker open(RerankerSpec reranker) {
        throw new InvalidInputException("embedding.noReranker", reranker.id());
      }
    };
  }
}
