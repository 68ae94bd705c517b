package dev.retune.index;

import dev.retune.embed.Embedder;
import dev.retune.embed.Models;
import java.util.Optional;
import java.util.function.Supplier;

/** A model that is opened when it is first needed, and closed only if it was. */
public final class LazyModel implements Supplier<Embedder>, AutoCloseable {
  private final Models models;
  private final String model;
  private Optional<Embedder> opened = Optional.empty();

  /** By id or folder. */
  public LazyModel(Models models, String model) {
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
