package dev.retune.bootstrap.module;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part that is built when it is first asked for, and closed by the module that built it. */
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

  /** Closes it if it was built; again it does nothing. */
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
      // the other parts are still to be closed
      LOG.warn("{} did not close", part, e);
    }
  }
}
