package dev.retune.app;

import dev.retune.fault.Failure;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what is told beside an answer, to the log and to whoever listens now. */
final class Beside implements Consumer<Failure> {
  private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

  private volatile Consumer<Failure> listener = failure -> {};

  void to(Consumer<Failure> now) {
    listener = now;
  }

  @Override
  public void accept(Failure failure) {
    LOG.warn("told beside an answer", failure);
    listener.accept(failure);
  }
}
