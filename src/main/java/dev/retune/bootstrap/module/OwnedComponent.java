package dev.retune.bootstrap.module;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A closeable component that is built on first use and closed by its module. */
final class OwnedComponent<T extends AutoCloseable> implements Supplier<T>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnedComponent.class);

  private final Supplier<T> builder;
  private Optional<T> built = Optional.empty();
  private boolean open;

  OwnedComponent(Supplier<T> builder) {
    this.builder = builder;
  }

  @Override
  public synchronized T get() {
    if (built.isEmpty()) {
      built = Optional.of(builder.get());
      open = true;
    }
    return built.get();
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** Closes the component if it was built; closing again has no effect. */
  @Override
  public synchronized void close() {
    if (!open) {
      return;
    }
    open = false;
    T part = built.orElseThrow();
    try {
      part.close();
    } catch (Exception e) {
      // the other components must still be closed
      LOG.warn("{} could not be closed", part, e);
    }
  }
}
