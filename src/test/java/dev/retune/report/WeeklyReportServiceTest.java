package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.improvement.model.CureSummary;
import dev.retune.persistence.Workspace;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummary;
import dev.retune.report.weekly.WeekSummaryReader;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Gate;
import dev.retune.report.weekly.WeeklyReport.Outcome;
import dev.retune.report.weekly.WeeklyReport.Reason;
import dev.retune.report.weekly.WeeklyReport.Switch;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.sample.SampleData;
import dev.retune.statistics.StatisticsService;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeeklyReportServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W46");
  private static final Map<TestDatabases, Workspace> workspaces =
      new EnumMap<>(TestDatabases.class);

  private static Workspace open(TestDatabases kind) {
    return workspaces.computeIfAbsent(
        kind,
        k -> {
          Workspace workspace = Workspace.open(k.migrated(), EntityClasses.all());
          Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
          new SampleData(
                  workspace, new FeedbackStore(workspace, clock, new ReviewItemRepository()), clock)
              .load(NOW, ProgressMonitor.none());
          workspace.run(s -> script(s));
          return workspace;
        });
  }

  private static void script(StatelessSession s) {
    for (String sql :
        List.of(
            "insert into run (kind, state, why, version_id, result, owner, started_at, ended_at)"
                + " values ('REEMBED', 'PROMOTED', 'x', 7, '"
                + RESULT
                + "', 'me', timestamp with time zone '2026-11-10 10:00:00+00',"
                + " timestamp with time zone '2026-11-10 10:05:00+00')",
            "insert into run (kind, state, why, owner, started_at, ended_at)"
                + " values ('LOOP', 'DONE', 'x', 'me', timestamp with time zone"
                + " '2026-11-10 10:00:00+00', timestamp with time zone '2026-11-10 10:06:00+00')",
            "insert into run (kind, state, why, result, owner, started_at, ended_at)"
                + " values ('REEMBED', 'FAILED', 'x', 'not JSON', 'me', timestamp with time zone"
                + " '2026-11-12 10:00:00+00', timestamp with time zone '2026-11-12 10:06:00+00')",
            version(6),
            version(7),
            change("PROMOTE", 7, "2026-11-10 10:05:00+00"),
            change("ROLLBACK", 6, "2026-11-15 23:59:59+00"),
            change("PROMOTE", 7, "2026-11-16 00:00:00+00"))) {
      s.createNativeMutationQuery(sql).executeUpdate();
    }
  }

  // the result of a run stored by a version that did not record trials
  private static final String RESULT =
      "{\"run\":1,\"state\":\"PROMOTED\",\"version\":\"v7\",\"why\":\"\",\"baseline\":"
          + "{\"version\":6,\"queries\":240,\"ndcg@10\":0.573},\"candidate\":{\"version\":7,"
          + "\"queries\":240,\"ndcg@10\":0.641},\"gate\":{\"passed\":true,\"state\":\"PROMOTE\","
          + "\"why\":\"\",\"pValue\":0.0012,\"questions\":240}}";

  private static String version(int id) {
    return "insert into index_version (id, state, spec, corpus_fingerprint, documents, chunks,"
        + " complete, created_at, state_at) values ("
        + id
        + ", 'RETIRED', '{}', 'f', 1, 1, true, now(), now())";
  }

  private static String change(String kind, int to, String at) {
    return "insert into index_change (kind, to_version, who, changed_at) values ('"
        + kind
        + "', "
        + to
        + ", 'ann', timestamp with time zone '"
        + at
        + "')";
  }

  private static WeeklyReportService service(TestDatabases kind, ZoneId zone) {
    Workspace workspace = open(kind);
    StatisticsService stats =
        new StatisticsService(workspace, Clock.fixed(NOW, ZoneOffset.UTC), zone, 0.3);
    return new WeeklyReportService(
        workspace,
        stats,
        zone,
        () -> Optional.of(NOW),
        (from, to) -> CureSummary.NONE,
        (from, to) -> TopicWeek.NONE);
  }

  private static WeeklyReport report(TestDatabases kind) {
    return service(kind, ZoneOffset.UTC).of(WEEK, NOW);
  }

  @AfterAll
  static void close() {
    workspaces.values().forEach(Workspace::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void weeksAreComparedByTheFiguresOfTheirReports(TestDatabases kind) {
    WeeklyReportService service = service(kind, ZoneOffset.UTC);
    List<WeekSummary> weeks =
        new WeekSummaryReader(
                open(kind),
                new StatisticsService(
                    open(kind), Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC, 0.3),
                ZoneOffset.UTC)
            .until(WEEK, 3, NOW);
    assertThat(weeks).hasSize(3);
    IsoWeek week = WEEK;
    for (WeekSummary summary : weeks) {
      WeeklyReport report = service.of(week, NOW);
      assertThat(summary)
          .returns(week, WeekSummary::week)
          .returns(report.ratio(), WeekSummary::ratio)
          .returns(report.change(), WeekSummary::change)
          .returns(report.coverage(), WeekSummary::coverage)
          .returns(report.adjudicatedRatio(), WeekSummary::adjudicatedRatio)
          .returns(report.liveVersion(), WeekSummary::live)
          .returns(report.unfinished(), WeekSummary::unfinished);
      week = week.previous();
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsTheVotesOfItsWeek(TestDatabases kind) {
    long votes =
        open(kind)
            .read(
                s ->
                    s.createNativeQuery(
                            "select count(*) from feedback_log where created_at >="
                                + " timestamp with time zone '2026-11-09 00:00:00+00' and"
                                + " created_at < timestamp with time zone '2026-11-16 00:00:00+00'",
                            Long.class)
                        .getSingleResult());
    assertThat(report(kind).ratio().votes()).isEqualTo(votes).isGreaterThan(700);
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfRunsThatBuiltSomething(TestDatabases kind) {
    assertThat(report(kind).runs())
        .extracting(Outcome::state, Outcome::version, Outcome::gate)
        .containsExactly(
            Tuple.tuple(
                "PROMOTED",
                Optional.of("v7"),
                Optional.of(new Gate(0.573, 0.641, 0.0012, 240, List.of()))),
            Tuple.tuple("FAILED", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfSwitchesAndOfWhatAnsweredInTheEnd(TestDatabases kind) {
    WeeklyReport report = report(kind);
    assertThat(report.switches())
        .extracting(Switch::rollback, Switch::version)
        .containsExactly(Tuple.tuple(false, "v7"), Tuple.tuple(true, "v6"));
    assertThat(report.liveVersion()).contains("v6");
  }

  @ParameterizedTest
  @EnumSource
  void reasonsAreComparedWithTheWeekBefore(TestDatabases kind) {
    Reason other = report(kind).reasons().getFirst();
    long before =
        service(kind, ZoneOffset.UTC).of(WEEK.previous(), NOW).reasons().getFirst().votes();
    assertThat(other.before()).isEqualTo(before).isPositive();
  }

  @Test
  void quotesComplaintsOfTheWeek() {
    assertThat(report(TestDatabases.H2).complaints())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(c -> c.text().strip().length() >= 12);
  }

  @Test
  void theChangeIsThatOfTheRatios() {
    WeeklyReport report = report(TestDatabases.H2);
    assertThat(report.change().orElseThrow().difference())
        .isEqualTo(report.before().value() - report.ratio().value());
  }

  @Test
  void endsAtTheMomentWhenTheWeekIsNotOver() {
    Instant noon = Instant.parse("2026-11-11T12:00:00Z");
    WeeklyReport report = service(TestDatabases.H2, ZoneOffset.UTC).of(WEEK, noon);
    assertThat(List.of(report.to(), report.unfinished())).isEqualTo(List.of(noon, true));
  }

  @Test
  void isCutInItsZone() {
    WeeklyReport report = service(TestDatabases.H2, ZoneId.of("Asia/Seoul")).of(WEEK, NOW);
    assertThat(report.from()).isEqualTo(Instant.parse("2026-11-08T15:00:00Z"));
  }

  @Test
  void aWeekWithoutVotesHasNoChange() {
    WeeklyReport report =
        service(TestDatabases.H2, ZoneOffset.UTC).of(IsoWeek.parse("2026-W10"), NOW);
    assertThat(report.ratio().votes()).isZero();
    assertThat(report.change()).isEmpty();
  }

  @Test
  void refusesAWeekThatHasNotBegun() {
    WeeklyReportService service = service(TestDatabases.H2, ZoneOffset.UTC);
    assertThatThrownBy(() -> service.of(IsoWeek.parse("2026-W49"), NOW))
        .isInstanceOf(InvalidInputException.class);
  }
}
