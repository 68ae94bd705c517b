package dev.retune.collector.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.collector.api.CollectorFixture;
import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineServiceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final CollectorLimits.Rate OFTEN = new CollectorLimits.Rate(100, 100);

  private volatile Instant now = NOON;
  private CollectorFixture collector = started(TestDatabases.H2);
  private QuarantineService quarantine = quarantine();

  private CollectorFixture started(TestDatabases kind) {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    CollectorLimits limits =
        new CollectorLimits(
            OFTEN,
            OFTEN,
            OFTEN,
            new CollectorLimits.Bursts(3, 3, 600, 10, 60, Duration.ofMinutes(5)));
    return new CollectorFixture(
        kind.migrated(), clock, CollectorSettings.loopback(0).with(limits), "");
  }

  private QuarantineService quarantine() {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    return new QuarantineService(
        collector.workspace,
        new SourceRepository(collector.workspace, clock),
        new FeedbackStore(collector.workspace, clock, new ReviewItemRepository()),
        clock);
  }

  private void on(TestDatabases kind) {
    collector.close();
    collector = started(kind);
    quarantine = quarantine();
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private int vote(int conversation, String feedback) throws Exception {
    return collector
        .post(
            "/feedback",
            "{\"conversation_id\":%d,\"feedback\":\"%s\",\"voter\":\"v\"}"
                .formatted(conversation, feedback))
        .statusCode();
  }

  /**
   * Creates five conversations, and a dislike of each by one voter, of which three are below the
   * limit.
   */
  private void burst() throws Exception {
    for (int i = 1; i <= 5; i++) {
      collector.post(
          "/conversations",
          "{\"conversation_id\":%d,\"question\":\"q\",\"answer\":\"a\"}".formatted(i));
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(vote(i, "dislike")).isEqualTo(200);
    }
  }

  private String figure() {
    return collector.one("select coalesce(sum(total), 0) from day_rollup where what <> 'answer'");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aBurstIsStoredAndInNoFigure(TestDatabases kind) throws Exception {
    on(kind);
    burst();
    assertThat(figure()).isEqualTo("3");
    assertThat(collector.one("select count(*) from feedback_log")).isEqualTo("3");
    assertThat(quarantine.waiting()).hasSize(1);
    VoteBurst burst = quarantine.waiting().getFirst();
    assertThat(List.of(burst.kind(), burst.name(), burst.votes(), burst.dislikes()))
        .isEqualTo(List.of(VoteBurst.Kind.VOTER, "v", 2L, 2L));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aReleasedBurstCountsFromWhenItCame(TestDatabases kind) throws Exception {
    on(kind);
    burst();
    now = NOON.plusSeconds(7_200);
    VoteBurst released = quarantine.release(quarantine.waiting().getFirst().id(), "kim");
    assertThat(released.state()).isEqualTo(VoteBurst.State.RELEASED);
    assertThat(released.released()).isEqualTo(2);
    assertThat(figure()).isEqualTo("5");
    assertThat(
            collector.one(
                "select max(cardinality(quarters)) from day_rollup where what = 'dislike'"))
        .isEqualTo("1");
    assertThat(collector.one("select who || after_value from audit where action = 'quarantine'"))
        .isEqualTo("kimRELEASED");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aHeldVoteMayHoldWhatNoDatabaseHolds(TestDatabases kind) throws Exception {
    on(kind);
    burst();
    String vote =
        "{\"conversation_id\":\"5\\u0000\",\"feedback\":\"like\",\"voter\":\"v\",\"reason\":\"\\ud800\"}";
    assertThat(collector.post("/feedback", vote).statusCode()).isEqualTo(200);
    assertThat(quarantine.waiting().getFirst().votes()).isEqualTo(3);
  }

  @Test
  void aDiscardedBurstCanBeReleasedStill() throws Exception {
    burst();
    long id = quarantine.waiting().getFirst().id();
    assertThat(quarantine.discard(id, "kim").state()).isEqualTo(VoteBurst.State.DISCARDED);
    assertThat(figure()).isEqualTo("3");
    quarantine.release(id, "kim");
    assertThat(figure()).isEqualTo("5");
  }

  @Test
  void aReleasedBurstIsNotReleasedTwice() throws Exception {
    burst();
    long id = quarantine.waiting().getFirst().id();
    quarantine.release(id, "kim");
    assertThatThrownBy(() -> quarantine.release(id, "kim"))
        .isInstanceOf(InvalidInputException.class);
    assertThat(figure()).isEqualTo("5");
  }

  @Test
  void aVoteChangedAfterTheBurstReplacesTheHeldOne() throws Exception {
    burst();
    now = NOON.plusSeconds(600);
    assertThat(vote(5, "like")).isEqualTo(200);
    quarantine.release(quarantine.waiting().getFirst().id(), "kim");
    assertThat(
            collector.one("select feedback from feedback_log where conversation_external_id = '5'"))
        .isEqualTo("like");
    assertThat(figure()).isEqualTo("5");
  }

  @Test
  void aVoteChangedInTheBurstCountsAtTheTimeOfTheFirst() throws Exception {
    burst();
    now = NOON.plusSeconds(1);
    assertThat(vote(1, "like")).isEqualTo(200);
    quarantine.release(quarantine.waiting().getFirst().id(), "kim");
    assertThat(figure()).isEqualTo("5");
    assertThat(
            collector.one(
                "select count(*) from feedback_log where feedback = 'like' and created_at ="
                    + " timestamp with time zone '2026-11-22 12:00:00+00'"))
        .isEqualTo("1");
  }

  @Test
  void whatComesAfterAReleaseIsHeldAgain() throws Exception {
    burst();
    quarantine.release(quarantine.waiting().getFirst().id(), "kim");
    vote(9, "like");
    assertThat(quarantine.waiting()).hasSize(1);
    assertThat(quarantine.waiting().getFirst().votes()).isEqualTo(1);
  }

  @Test
  void theMetricsCountWhatIsHeld() throws Exception {
    burst();
    assertThat(collector.get("/metrics").body())
        .contains("retune_votes_total{outcome=\"held\"} 2.0");
  }

  @Test
  void anUnknownBurstIsSaid() {
    assertThatThrownBy(() -> quarantine.discard(99, "kim"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("collector.burstUnknown");
  }
}
