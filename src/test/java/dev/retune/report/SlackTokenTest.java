package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.report.slack.SlackSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The token is requested for each attempt and never exposed. */
@Tag("slow")
class SlackTokenTest extends SlackFixture {
  @Test
  void asksForATokenBeforeAnythingIsNoted() {
    SlackSettings settings = new SlackSettings(Optional.empty(), Optional.of(CHANNEL));
    SlackReportSender bare =
        new SlackReportSender(settings, Optional::empty, workspace, at(NOW), FAST);
    assertThatThrownBy(() -> bare.send(WEEK, MESSAGE, false, "ann"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("noToken");
    assertThat(bare.delivery(WEEK)).isEmpty();
  }

  @Test
  void theTokenTravelsInItsHeaderOnly() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(slack.authorization()).contains("Bearer " + TOKEN);
    assertThat(slack.posts().toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void theTokenIsNeverShown(Outcome outcome) {
    List<Logger> loggers =
        Stream.of("com.slack", "okhttp3", "dev.failsafe", "dev.retune")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.list = new CopyOnWriteArrayList<>(); // tests beside this one write as well
    log.start();
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.TRACE);
          logger.setAdditive(false);
          logger.addAppender(log);
        });
    String told = "";
    try {
      slack.answering(outcome);
      send();
    } catch (ApplicationException e) {
      told = e + " " + e.getCause() + " " + new Texts(Locale.ENGLISH).get(e);
    } finally {
      loggers.forEach(
          logger -> {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
          });
    }
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(TOKEN));
    assertThat(told + sender().delivery(WEEK)).doesNotContain(TOKEN);
  }
}
