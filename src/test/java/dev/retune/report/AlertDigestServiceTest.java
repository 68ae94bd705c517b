package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.report.delivery.AlertKind;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertDigestServiceTest extends SlackFixture {
  private static final Duration DAY = Duration.ofDays(1);

  @BeforeEach
  void emptied() {
    clear(workspace);
    slack.answering(Outcome.TAKEN);
  }

  private static void clear(Workspace in) {
    in.run(
        s -> {
          s.createNativeMutationQuery("delete from trigger_check").executeUpdate();
          s.createNativeMutationQuery("delete from run").executeUpdate();
        });
  }

  private static void run(Workspace in, String state, Instant ended) {
    in.run(
        s ->
            s.createNativeMutationQuery(
                    "insert into run (kind, state, why, owner, started_at, ended_at)"
                        + " values ('REEMBED', :state, 'x', 'me', :at, :at)")
                .setParameter("state", state)
                .setParameter("at", ended)
                .executeUpdate());
  }

  private static void check(Workspace in, String why, Instant at, Instant since) {
    in.run(
        s ->
            s.createNativeMutationQuery(
                    "insert into trigger_check (state, why, window_to, votes, dislikes, streak,"
                        + " state_since, checked_at) values ('FIRED', :why, :at, 40, 20, 0,"
                        + " :since, :at)")
                .setParameter("why", why)
                .setParameter("at", at)
                .setParameter("since", since)
                .executeUpdate());
  }

  private Optional<Delivery> alert(Instant now, Set<AlertKind> told) {
    return alert(workspace, now, told);
  }

  private Optional<Delivery> alert(Workspace in, Instant now, Set<AlertKind> told) {
    QuarantineService quarantine =
        new QuarantineService(
            in,
            new SourceRepository(in, at(now)),
            new FeedbackStore(in, at(now), new ReviewItemRepository()),
            at(now));
    return new AlertDigestService(
            in,
            quarantine::held,
            sender(in, now),
            new Texts(Locale.ENGLISH),
            ZoneOffset.UTC,
            at(now),
            told)
        .send("schedule");
  }

  private Optional<Delivery> alert(Instant now) {
    return alert(now, EnumSet.allOf(AlertKind.class));
  }

  private static String posted() {
    return slack.posts().getLast().getOrDefault("blocks", "");
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfADayInOneMessage(TestDatabases kind) {
    Workspace own = open(kind);
    clear(own);
    run(own, "PROMOTED", NOW.minusSeconds(600));
    run(own, "FAILED", NOW.minusSeconds(300));
    check(own, "45% of <!channel>", NOW.minusSeconds(60), NOW.minusSeconds(60));
    Optional<Delivery> delivery = alert(own, NOW, EnumSet.allOf(AlertKind.class));
    assertThat(delivery.orElseThrow().about()).isEqualTo("2026-11-09");
    assertThat(slack.posts()).hasSize(1);
    assertThat(posted())
        .contains("3 alerts", "went live", "failed", "Too many dislikes")
        .doesNotContain("<!channel>");
  }

  @Test
  void nothingHappenedIsNoMessage() {
    run(workspace, "PROMOTED", NOW.minus(DAY).minus(DAY));
    assertThat(alert(NOW)).isEmpty();
    assertThat(slack.posts()).isEmpty();
  }

  @Test
  void onlyWhatIsWantedIsTold() {
    run(workspace, "PROMOTED", NOW.minusSeconds(600));
    run(workspace, "REJECTED", NOW.minusSeconds(500));
    alert(NOW, Set.of(AlertKind.REJECTED));
    assertThat(posted()).contains("rejected").doesNotContain("went live");
    assertThat(alert(NOW.plus(DAY), Set.of())).isEmpty();
  }

  @Test
  void aSecondMessageWaitsForTheNextDay() {
    run(workspace, "PROMOTED", NOW.minusSeconds(600));
    alert(NOW);
    run(workspace, "FAILED", NOW.plusSeconds(60));
    assertThat(alert(NOW.plusSeconds(3_600))).isEmpty();
    assertThat(alert(NOW.plus(DAY))).isPresent();
    assertThat(posted()).contains("failed").doesNotContain("went live");
  }

  @Test
  void aTriggerThatStaysFiredIsToldOnce() {
    check(workspace, "too many", NOW.minusSeconds(60), NOW.minus(DAY));
    assertThat(alert(NOW)).isEmpty();
  }

  @Test
  void whatMayHaveArrivedIsLookedUpBeforeItIsSentAgain() {
    run(workspace, "PROMOTED", NOW.minusSeconds(600));
    slack.reset();
    slack.answering(Outcome.TAKEN_THEN_DROPPED).withoutHistory();
    assertThatThrownBy(() -> alert(NOW)).isInstanceOf(UnavailableException.class);
    slack.withHistory();
    assertThat(alert(NOW.plusSeconds(600)).orElseThrow().state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @Test
  void theWeeklyReportIsAnotherMessage() {
    run(workspace, "PROMOTED", NOW.minusSeconds(600));
    send();
    assertThat(alert(NOW)).isPresent();
    assertThat(slack.messagesTaken()).isEqualTo(2);
  }
}
