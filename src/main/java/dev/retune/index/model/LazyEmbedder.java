package dev.retune.index.model;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import java.util.Optional;
import java.util.function.Supplier;

/** A model that is opened when it is first needed, and closed only if it was. */
public final class LazyEmbedder implements Supplier<Embedder>, AutoCloseable {
  private final ModelCatalog models;
  private final String model;
  private Optional<Embedder> opened = Optional.empty();

  /** By id or folder. */
  public LazyEmbedder(ModelCatalog models, String model) {
    this.models = models;
    this.model = model;
  }

  /** The open model; closing it is left to {@link #close}. */
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
