package dev.retune.index.model;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens a model on first use, and closes it only if it was opened. */
public final class LazyEmbedder implements Supplier<Embedder>, AutoCloseable {
  private final ModelCatalog models;
  private final String model;
  private Optional<Embedder> opened = Optional.empty();

  /** Creates an embedder for a model's id or folder. */
  public LazyEmbedder(ModelCatalog models, String model) {
    this.models = models;
    this.model = model;
  }

  /** The open model; callers must not close it. */
  @Override
  public synchronized Embedder get() {
    if (opened.isEmpty()) {
      opened = Optional.of(models.open(models.find(model)));
    }
    return opened.get();
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(Embedder::close);
    opened = Optional.empty();
  }
}
