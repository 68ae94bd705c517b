package dev.retune.bootstrap.module;

import dev.retune.common.error.ApplicationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what is told beside an answer, to the log and to whoever listens now. */
public final class NotificationRelay implements Consumer<ApplicationException> {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationRelay.class);

  private volatile Consumer<ApplicationException> listener = failure -> {};

  public void to(Consumer<ApplicationException> now) {
    listener = now;
  }

  @Override
  public void accept(ApplicationException failure) {
    LOG.warn("told beside an answer", failure);
    listener.accept(failure);
  }
}
