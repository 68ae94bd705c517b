package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.report.FakeSlack.Outcome;
import dev.retune.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done when Slack is slow, broken, or says no. */
class SlackFaultsTest extends SlackDesk {
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
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("slackBusy");
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(4, Delivery.State.FAILED));
  }

  @Test
  void doesNotWaitForEver() {
    slack.answering(Outcome.WAIT_AN_HOUR, Outcome.TAKEN);
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class).hasMessageContaining("216000");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void sendsAfterAFailureThatIsCertain() {
    slack.answering(
        Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TAKEN);
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class);
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
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class).hasMessageContaining("unsure");
    assertThat(List.of(slack.messagesTaken(), state()))
        .isEqualTo(List.of(1, Delivery.State.PENDING));
  }

  @Test
  void givesUpOnASlackThatStaysBroken() {
    slack.answering(Outcome.BROKEN);
    assertThatThrownBy(this::send)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("slackDown");
    assertThat(state()).isEqualTo(Delivery.State.PENDING);
  }

  @Test
  void looksBeforeItSendsAfterGivingUp() {
    slack.answering(Outcome.TAKEN_THEN_DROPPED);
    slack.withoutHistory();
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class);
    assertThatThrownBy(this::send)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("channels:history");
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void afterACrashFindsTheMessageThatArrived(Databases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    new Deliveries(own, at(NOW)).begin(CHANNEL, WEEK.toString(), Optional.empty(), "crashed");
    slack.holding("crashed");
    Delivery delivery = sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.posts()).isEmpty();
  }

  @Test
  void afterACrashSendsWhatDidNotArrive() {
    slack.answering(Outcome.TAKEN).holding("another attempt, long ago");
    deliveries.begin(CHANNEL, WEEK.toString(), Optional.empty(), "crashed");
    sender(workspace, NOW.plus(Duration.ofMinutes(6))).send(WEEK, MESSAGE, false, "ann");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void leavesASendingThatMayBeAtWorkAlone() {
    slack.answering(Outcome.TAKEN);
    deliveries.begin(CHANNEL, WEEK.toString(), Optional.empty(), "at work");
    assertThatThrownBy(this::send).isInstanceOf(Busy.class);
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
    assertThat(catchThrowableOfType(BadInput.class, this::send).key()).isEqualTo(key);
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(1, Delivery.State.FAILED));
  }

  @Test
  void namesThePermissionThatIsMissing() {
    slack.refusing("missing_scope", ",\"needed\":\"chat:write.public\"");
    Failure failure = catchThrowableOfType(BadInput.class, this::send);
    assertThat(new Texts(Locale.ENGLISH).get(failure)).contains("chat:write.public");
  }
}
