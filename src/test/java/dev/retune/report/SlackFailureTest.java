package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.Workspace;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sender's behaviour when Slack is slow, broken or rejects a message. */
class SlackFailureTest extends SlackFixture {
  @Test
  void waitsAsLongAsSlackAsks() {
    slack.answering(Outcome.TOO_FAST, Outcome.TAKEN);
    long began = System.nanoTime();
    send();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void givesUpWhenSlackKeepsAskingToWait() {
    slack.answering(Outcome.TOO_FAST);
    assertThatThrownBy(this::send)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("slackBusy");
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(4, Delivery.State.FAILED));
  }

  @Test
  void doesNotWaitForEver() {
    slack.answering(Outcome.WAIT_AN_HOUR, Outcome.TAKEN);
    assertThatThrownBy(this::send)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("216000");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void sendsAfterAFailureThatIsCertain() {
    slack.answering(
        Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TAKEN);
    assertThatThrownBy(this::send).isInstanceOf(UnavailableException.class);
    assertThat(send().attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"BROKEN", "DROPPED"})
  void triesAgainWhatDidNotArrive(Outcome fault) {
    slack.answering(fault, fault, Outcome.TAKEN);
    assertThat(send().state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"TAKEN_THEN_BROKEN", "TAKEN_THEN_DROPPED"})
  void neverRepeatsWhatArrivedThoughTheAnswerDidNot(Outcome fault) {
    slack.answering(fault, Outcome.TAKEN);
    assertThat(send().state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @Test
  void staysUndecidedWhenItCannotLook() {
    slack.answering(Outcome.TAKEN_THEN_BROKEN, Outcome.TAKEN).withoutHistory();
    assertThatThrownBy(this::send)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("unsure");
    assertThat(List.of(slack.messagesTaken(), state()))
        .isEqualTo(List.of(1, Delivery.State.PENDING));
  }

  @Test
  void givesUpOnASlackThatStaysBroken() {
    slack.answering(Outcome.BROKEN);
    assertThatThrownBy(this::send)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("slackDown");
    assertThat(state()).isEqualTo(Delivery.State.PENDING);
  }

  @Test
  void looksBeforeItSendsAfterGivingUp() {
    slack.answering(Outcome.TAKEN_THEN_DROPPED);
    slack.withoutHistory();
    assertThatThrownBy(this::send).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(this::send)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("channels:history");
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void afterACrashFindsTheMessageThatArrived(TestDatabases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    new DeliveryLedger(own, at(NOW)).begin(CHANNEL, WEEK.toString(), "crashed");
    slack.holding("crashed");
    Delivery delivery = sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.posts()).isEmpty();
  }

  @Test
  void afterACrashSendsWhatDidNotArrive() {
    slack.answering(Outcome.TAKEN).holding("another attempt, long ago");
    ledger.begin(CHANNEL, WEEK.toString(), "crashed");
    sender(workspace, NOW.plus(Duration.ofMinutes(6))).send(WEEK, MESSAGE, false, "ann");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void leavesASendingThatMayBeAtWorkAlone() {
    slack.answering(Outcome.TAKEN);
    ledger.begin(CHANNEL, WEEK.toString(), "at work");
    assertThatThrownBy(this::send).isInstanceOf(LeaseBusyException.class);
    assertThat(slack.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "token_revoked, report.tokenRefused",
    "invalid_auth, report.tokenRefused",
    "missing_scope, report.scopeMissing",
    "channel_not_found, report.channelUnknown",
    "not_in_channel, report.notInChannel",
    "is_archived, report.archived",
    "invalid_blocks, report.slackRefused",
  })
  void saysWhatToDoAboutARefusal(String error, String key) {
    slack.refusing(error, "");
    assertThat(catchThrowableOfType(InvalidInputException.class, this::send).key()).isEqualTo(key);
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(1, Delivery.State.FAILED));
  }

  @Test
  void namesThePermissionThatIsMissing() {
    slack.refusing("missing_scope", ",\"needed\":\"chat:write.public\"");
    ApplicationException failure = catchThrowableOfType(InvalidInputException.class, this::send);
    assertThat(new Texts(Locale.ENGLISH).get(failure)).contains("chat:write.public");
  }
}
