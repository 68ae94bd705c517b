package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a server is waited for. */
class ServerWaitTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void itIsAskedUntilItIsDone() {
    assertThat(ServerWait.until(() -> asked.incrementAndGet() == 2, Duration.ofMinutes(1)))
        .isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void itIsGivenUp() {
    assertThat(ServerWait.until(() -> asked.incrementAndGet() < 0, Duration.ofMillis(101)))
        .isFalse();
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void whatGoesWrongIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                ServerWait.until(
                    () -> {
                      asked.incrementAndGet();
                      throw new UnavailableException("publishing.http.unavailable", "chat", "x");
                    },
                    Duration.ofMinutes(1)))
        .isInstanceOf(UnavailableException.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void itIsCancelledByAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ServerWait.until(() -> false, Duration.ofMinutes(1)))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
