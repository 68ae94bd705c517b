package dev.retune.index;

import dev.retune.embed.Embedder;
import dev.retune.embed.Models;
import java.util.function.Supplier;

/** A model that is opened when it is first needed, and closed only if it was. */
public final class LazyModel implements Supplier<Embedder>, AutoCloseable {
  /** By id or folder. */
  public LazyModel(Models models, String model) {}

  @Override
  public Embedder get() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
