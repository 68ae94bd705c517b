package dev.retune.bootstrap.module;

import dev.retune.common.error.ApplicationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards notices beside a result to the log and the current listener. */
public final class NotificationRelay implements Consumer<ApplicationException> {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationRelay.class);

  private volatile Consumer<ApplicationException> listener = failure -> {};

  public void to(Consumer<ApplicationException> now) {
    listener = now;
  }

  @Override
  public void accept(ApplicationException failure) {
    LOG.warn("notice beside a result", failure);
    listener.accept(failure);
  }
}
