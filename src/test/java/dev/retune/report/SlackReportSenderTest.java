package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.report.slack.SlackSettings;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlackReportSenderTest extends SlackFixture {
  @ParameterizedTest
  @EnumSource
  void sendsOnceAndKeepsWhatSlackCallsIt(TestDatabases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    Delivery delivery = sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThat(delivery)
        .isEqualTo(
            new Delivery(
                CHANNEL,
                WEEK.toString(),
                Delivery.State.SENT,
                1,
                Optional.of("1700000000.000100"),
                Optional.empty(),
                NOW));
    assertThat(sender(own, NOW).delivery(WEEK)).contains(delivery);
  }

  @Test
  void sendsTheVeryBlocksOfThePreview() throws Exception {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(JsonFormat.mapper().readTree(slack.posts().getFirst().get("blocks")))
        .isEqualTo(MESSAGE.json());
  }

  @Test
  void marksTheMessageWithItsWeek() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(slack.posts().getFirst().get("metadata"))
        .contains("\"event_type\":\"retune_weekly_report\"", "\"about\":\"2026-W45\"");
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecondSending(TestDatabases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThatThrownBy(() -> sender(own, NOW).send(WEEK, MESSAGE, false, "ann"))
        .isInstanceOf(RefusedException.class);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void sendsAgainWhenForced(TestDatabases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    Delivery again = sender(own, NOW).send(WEEK, MESSAGE, true, "ann");
    assertThat(List.of(again.attempts(), slack.messagesTaken())).isEqualTo(List.of(2, 2));
  }

  @Test
  void anotherWeekIsAnotherDelivery() {
    slack.answering(Outcome.TAKEN);
    send();
    sender().send(WEEK.next(), MESSAGE, false, "ann");
    assertThat(ledger.latest(10))
        .extracting(Delivery::about)
        .containsExactly("2026-W46", "2026-W45");
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoAtOnceOneSends(TestDatabases kind) throws Exception {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> one =
          () -> {
            try {
              sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
              return true;
            } catch (LeaseBusyException | RefusedException e) {
              return false;
            }
          };
      List<Future<Boolean>> all = pool.invokeAll(List.of(one, one, one, one));
      for (Future<Boolean> each : all) {
        each.get();
      }
      assertThat(slack.messagesTaken()).isEqualTo(1);
    }
  }

  @Test
  void asksForAChannel() {
    SlackSettings settings = new SlackSettings(Optional.empty(), Optional.of(" "));
    SlackReportSender bare =
        new SlackReportSender(settings, () -> Optional.of(TOKEN), workspace, at(NOW), FAST);
    assertThatThrownBy(() -> bare.send(WEEK, MESSAGE, false, "ann"))
        .hasMessageContaining("noChannel");
  }

  @Test
  void auditsWhoSent() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(
            workspace.<List<String>>read(
                s ->
                    s.createNativeQuery(
                            "select who || ' ' || action || ' ' || subject from audit",
                            String.class)
                        .getResultList()))
        .containsExactly("ann send message 2026-W45 to " + CHANNEL);
  }

  @Test
  void noThreadOfTheClientIsLeft() throws InterruptedException {
    // with its default settings the SDK starts permanent threads on first use
    slack.answering(Outcome.TAKEN, Outcome.TAKEN);
    send();
    Set<Thread> before = counters();
    sender().send(IsoWeek.parse("2026-W44"), MESSAGE, false, "ann");
    Set<Thread> after = counters();
    after.removeAll(before);
    for (Thread thread : after) {
      thread.join(Duration.ofSeconds(10));
    }
    assertThat(after).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> counters() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("slack-api-metrics"))
        .collect(Collectors.toSet());
  }
}
