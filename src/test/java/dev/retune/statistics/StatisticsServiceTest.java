package dev.retune.statistics;

import static dev.retune.statistics.VoteTables.dislike;
import static dev.retune.statistics.VoteTables.like;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.SourceShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsServiceTest {
  private static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");

  private static void on(
      TestDatabases kind, List<VoteTables.Vote> votes, Consumer<Workspace> check) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      VoteTables.fill(workspace, votes);
      check.accept(workspace);
    }
  }

  private static StatisticsService service(Workspace workspace) {
    return new StatisticsService(workspace, Clock.systemUTC(), ZoneId.of("UTC"), 0.3);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyWorkspaceHasZeros(TestDatabases kind) {
    on(
        kind,
        List.of(),
        workspace -> {
          VoteStatistics stats = service(workspace).stats(new TimeWindow.All(), NOON);
          assertThat(stats.ratio()).isEqualTo(new DislikeRatio(0, 0));
          assertThat(stats.interval()).isEqualTo(new ConfidenceInterval(0, 1));
          assertThat(stats.coverage()).isZero();
          assertThat(stats.daily()).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aWindowHoldsItsFirstInstantAndNotItsLast(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-14T11:59:59.999999Z"),
            dislike("2026-11-14T12:00:00Z", ""),
            like("2026-11-15T11:59:59.999999Z"),
            dislike("2026-11-15T12:00:00Z", "")),
        workspace ->
            assertThat(service(workspace).stats(new TimeWindow.Days(1), NOON).ratio())
                .isEqualTo(new DislikeRatio(2, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void aWindowWithinOneSlotIsExact(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-14T12:01:00Z"),
            dislike("2026-11-14T12:02:00.000001Z", ""),
            like("2026-11-14T12:03:00Z")),
        workspace ->
            assertThat(
                    service(workspace)
                        .ratio(
                            Instant.parse("2026-11-14T12:02:00.000001Z"),
                            Instant.parse("2026-11-14T12:03:00Z")))
                .isEqualTo(new DislikeRatio(1, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void reasonsAreSharesOfTheDislikes(TestDatabases kind) {
    on(
        kind,
        List.of(
            dislike("2026-11-14T11:00:00Z", "tone"),
            dislike("2026-11-14T12:00:00Z", "outdated"),
            dislike("2026-11-15T12:00:00Z", "outdated"),
            dislike("2026-11-15T13:07:00Z", ""),
            like("2026-11-15T13:07:00Z")),
        workspace -> {
          VoteStatistics stats =
              service(workspace).stats(new TimeWindow.All(), Instant.parse("2026-11-15T13:08:00Z"));
          assertThat(stats.reasons())
              .containsExactly(
                  new ReasonShare("outdated", 2, 0.5), new ReasonShare("tone", 1, 0.25));
          assertThat(stats.dislikesWithoutReason()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyDayOfTheWindowIsListed(TestDatabases kind) {
    on(
        kind,
        List.of(like("2026-11-13T10:00:00Z"), dislike("2026-11-15T10:00:00Z", "")),
        workspace -> {
          VoteStatistics days = service(workspace).stats(new TimeWindow.Days(3), NOON);
          assertThat(days.daily())
              .containsExactly(
                  new DailyVotes(LocalDate.parse("2026-11-12"), 0, 0),
                  new DailyVotes(LocalDate.parse("2026-11-13"), 1, 0),
                  new DailyVotes(LocalDate.parse("2026-11-14"), 0, 0),
                  new DailyVotes(LocalDate.parse("2026-11-15"), 0, 1));
          VoteStatistics all = service(workspace).stats(new TimeWindow.All(), NOON);
          assertThat(all.daily()).hasSize(3).first().extracting(DailyVotes::likes).isEqualTo(1L);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theWindowBeforeIsAsLong(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-01T11:59:00Z"),
            dislike("2026-11-01T12:00:00Z", ""),
            like("2026-11-08T11:59:00Z"),
            like("2026-11-08T12:00:00Z")),
        workspace ->
            assertThat(service(workspace).stats(new TimeWindow.Days(7), NOON).previous())
                .contains(new DislikeRatio(2, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void sourcesAreCountedApart(TestDatabases kind) {
    on(
        kind,
        List.of(
            dislike("2026-11-14T11:00:00Z", "tone"),
            new VoteTables.Vote(NOON.minusSeconds(60), false, "", 2)),
        workspace ->
            assertThat(service(workspace).stats(new TimeWindow.All(), NOON).sources())
                .containsExactly(new SourceShare("one", 1, 1), new SourceShare("two", 1, 0)));
  }

  @ParameterizedTest
  @EnumSource
  void votesThatWaitForTheirConversationAreInNoFigure(TestDatabases kind) {
    on(
        kind,
        List.of(like("2026-11-15T11:50:00Z")),
        workspace -> {
          workspace.jdbc(
              c ->
                  VoteTables.update(
                      c,
                      "insert into feedback_log (id, source_id, external_id,"
                          + " conversation_external_id, feedback, reason_code, created_at)"
                          + " values (2, 1, 'w', 'later', 'dislike', '', ?)",
                      NOON.minusSeconds(1)));
          VoteStatistics stats =
              service(workspace)
                  .stats(new TimeWindow.Days(1), Instant.parse("2026-11-15T12:00:01Z"));
          assertThat(stats.ratio()).isEqualTo(new DislikeRatio(1, 0));
        });
  }

  @ParameterizedTest
  @EnumSource
  void sincePromotionBeginsAtTheLastChangeButReachesOnlySoFar(TestDatabases kind) {
    on(
        kind,
        List.of(),
        workspace -> {
          TimeWindow window = new TimeWindow.SincePromotion(Duration.ofDays(28));
          StatisticsService service = service(workspace);
          assertThat(service.from(window, NOON)).contains(Instant.parse("2026-10-18T12:00:00Z"));
          Instant change = Instant.parse("2026-11-01T09:30:00Z");
          workspace.jdbc(c -> change(c, change));
          assertThat(service.from(window, NOON)).contains(change);
          assertThat(service.from(window, change)).contains(Instant.parse("2026-10-04T09:30:00Z"));
          assertThat(service.from(new TimeWindow.SincePromotion(Duration.ofDays(2)), NOON))
              .contains(Instant.parse("2026-11-13T12:00:00Z"));
        });
  }

  private static void change(java.sql.Connection c, Instant at) throws java.sql.SQLException {
    VoteTables.update(
        c,
        "insert into index_version (id, state, spec, corpus_fingerprint, documents, chunks,"
            + " complete, created_at, state_at) values (1, 'LIVE', '{}', '', 0, 0, true, ?, ?)",
        at,
        at);
    VoteTables.update(
        c,
        "insert into index_change (kind, to_version, who, changed_at)"
            + " values ('PROMOTE', 1, 'test', ?)",
        at);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerWithSeveralVotesIsCoveredOnce(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-10T10:00:00Z"),
            like("2026-11-10T11:00:00Z"),
            like("2026-11-11T10:00:00Z"),
            like("2026-11-12T10:00:00Z")),
        workspace -> {
          workspace.jdbc(
              c ->
                  VoteTables.update(
                      c, "update feedback_log set conversation_id = 1 where id < ?", 4));
          VoteStatistics stats = service(workspace).stats(new TimeWindow.Days(7), NOON);
          assertThat(stats.answersWithVote()).isEqualTo(2);
          assertThat(stats.coverage()).isEqualTo(0.5);
          assertThat(stats.votesPerAnswer()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void votesPerAnswerLeaveOutVotesOnEarlierAnswers(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-01T10:00:00Z"),
            dislike("2026-11-10T10:00:00Z", ""),
            like("2026-11-11T10:00:00Z"),
            like("2026-11-12T10:00:00Z"),
            like("2026-11-13T10:00:00Z")),
        workspace -> {
          answer(workspace, 1, 2);
          VoteStatistics week = service(workspace).stats(new TimeWindow.Days(7), NOON);
          assertThat(week.votes()).isEqualTo(4);
          assertThat(week.answers()).isEqualTo(4);
          assertThat(week.answersWithVote()).isEqualTo(3);
          assertThat(week.votesPerAnswer()).isEqualTo(0.75);
          VoteStatistics all = service(workspace).stats(new TimeWindow.All(), NOON);
          assertThat(all.votesPerAnswer()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void votesPerAnswerIncludeLaterVotes(TestDatabases kind) {
    on(
        kind,
        List.of(
            like("2026-11-01T10:00:00Z"),
            like("2026-11-12T10:00:00Z"),
            like("2026-11-13T10:03:00Z"),
            like("2026-11-13T10:07:00Z"),
            like("2026-11-14T10:00:00Z")),
        workspace -> {
          answer(workspace, 2, 4);
          Instant asOf = Instant.parse("2026-11-13T10:05:00Z");
          StatisticsService service = service(workspace);
          assertThat(service.stats(new TimeWindow.All(), asOf).votesPerAnswer()).isEqualTo(4 / 3d);
          assertThat(service.stats(new TimeWindow.Days(7), asOf).votesPerAnswer()).isEqualTo(1.5);
        });
  }

  private static void answer(Workspace workspace, int answer, int vote) {
    workspace.jdbc(
        c ->
            VoteTables.update(
                c, "update feedback_log set conversation_id = ? where id = ?", answer, vote));
  }
}
