package dev.retune.index;

import dev.retune.embed.Embedder;
import java.util.List;
import java.util.function.Supplier;

/** Searches one version; safe for use by several threads. */
public final class Searcher implements AutoCloseable {
  private final IndexVersion version;

  private Searcher(IndexVersion version) {
    this.version = version;
  }

  /**
   * Opens a version's files.
   *
   * @param model asked for only by dense and hybrid searches; stays the caller's to close
   * @throws dev.retune.fault.Unavailable when its files cannot be read or are not of its recipe
   */
  public static Searcher open(IndexStore store, IndexVersion version, Supplier<Embedder> model) {
    return new Searcher(version);
  }

  /** The version that it searches. */
  public IndexVersion version() {
    return version;
  }

  /**
   * The best documents, best first; ties by document id.
   *
   * @param k how many at most, at least 1
   * @throws dev.retune.fault.BadInput when the model is not the one the version was built with
   */
  public List<SearchHit> search(String text, int k, Mode mode) {
    throw new UnsupportedOperationException();
  }

  /** The same for many questions, whose vectors are made together; in their order. */
  public List<List<SearchHit>> search(List<String> texts, int k, Mode mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
