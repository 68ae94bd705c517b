package dev.retune.bootstrap.module;

import java.util.Optional;
import java.util.function.Supplier;

/** Builds a value once, on first use; thread-safe. */
public final class LazySupplier<T> implements Supplier<T> {
  private final Supplier<T> builder;
  private Optional<T> built = Optional.empty();

  public LazySupplier(Supplier<T> builder) {
    this.builder = builder;
  }

  @Override
  public synchronized T get() {
    if (built.isEmpty()) {
      built = Optional.of(builder.get());
    }
    return built.get();
  }
}
