package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.RerankerSpec;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the reranker of a recipe on first use, and closes it only if it was opened. */
public final class LazyReranker implements Supplier<Reranker>, AutoCloseable {
  private final RerankerCatalog rerankers;
  private final Reranking reranking;
  private Optional<Reranker> opened = Optional.empty();

  public LazyReranker(RerankerCatalog rerankers, Reranking reranking) {
    this.rerankers = rerankers;
    this.reranking = reranking;
  }

  /**
   * The open reranker; callers must not close it.
   *
   * @throws UnavailableException when it is not installed, or another one has its name
   */
  @Override
  public synchronized Reranker get() {
    if (opened.isEmpty()) {
      opened = Optional.of(rerankers.open(installed(rerankers, reranking)));
    }
    return opened.get();
  }

  /**
   * The reranker of a recipe; a search never goes on without it.
   *
   * @throws UnavailableException when it is not installed, or another one has its name
   */
  public static RerankerSpec installed(RerankerCatalog rerankers, Reranking reranking) {
    RerankerSpec found;
    try {
      found = rerankers.find(reranking.modelId());
    } catch (InvalidInputException e) {
      throw new UnavailableException(e, "index.noReranker", reranking.modelId());
    }
    if (!reranking.isOf(found)) {
      throw new UnavailableException("index.otherReranker", reranking.modelId());
    }
    return found;
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(Reranker::close);
    opened = Optional.empty();
  }
}
