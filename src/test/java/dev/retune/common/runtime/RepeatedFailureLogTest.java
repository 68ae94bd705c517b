package dev.retune.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RepeatedFailureLogTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Logger log = (Logger) LoggerFactory.getLogger("repeated-failure-test");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final RepeatedFailureLog failureLog =
      new RepeatedFailureLog(log, source.withZone(ZoneOffset.UTC));

  @BeforeEach
  void listen() {
    log.setAdditive(false);
    log.setLevel(Level.WARN);
    log.addAppender(written);
    written.start();
  }

  @AfterEach
  void stop() {
    log.detachAppender(written);
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failureLog.warn("db", "no database", new IllegalStateException());
    }
  }

  @Test
  void oneLineHoweverOftenItComes() {
    fail(50_000);
    assertThat(lines()).containsExactly("no database");
    assertThat(written.list.getFirst().getThrowableProxy()).isNotNull();
  }

  @Test
  void onceAMinuteItSaysHowOften() {
    fail(50_000);
    now = now.plusSeconds(60);
    fail(10);
    assertThat(lines())
        .containsExactly("no database", "no database; 50000 times since 2026-11-22T12:00:00Z");
    assertThat(written.list.getLast().getThrowableProxy()).isNull();
  }

  @Test
  void anotherKindIsTold() {
    fail(2);
    failureLog.warn("disk", "no space");
    assertThat(lines()).containsExactly("no database", "no space");
  }

  @Test
  void whatComesAgainMuchLaterIsNew() {
    fail(1);
    now = now.plusSeconds(600);
    fail(1);
    assertThat(written.list).hasSize(2).allMatch(event -> event.getThrowableProxy() != null);
  }
}
