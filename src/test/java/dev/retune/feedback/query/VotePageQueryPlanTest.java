package dev.retune.feedback.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.persistence.TestAdministration;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.support.TestDatabases;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages of the list come from an index, without a table scan. H2 never sorts; PostgreSQL sorts only
 * where few rows remain.
 */
@Tag("slow")
class VotePageQueryPlanTest {
  private static final ReviewedAnswers REVIEWED = new DecisionSubqueries();

  private static final int ROWS = 30_000;
  private static final Map<TestDatabases, FeedbackFixture> FIXTURES =
      new EnumMap<>(TestDatabases.class);

  @BeforeAll
  static void fill() throws SQLException {
    for (TestDatabases kind : TestDatabases.values()) {
      FeedbackFixture fixture = new FeedbackFixture(kind);
      FIXTURES.put(kind, fixture);
      fill(fixture);
    }
  }

  @AfterAll
  static void close() {
    FIXTURES.values().forEach(FeedbackFixture::close);
  }

  private static boolean isH2(FeedbackFixture fixture) {
    return fixture.workspace.url().jdbc().startsWith("jdbc:h2:");
  }

  private static void fill(FeedbackFixture fixture) throws SQLException {
    fixture.source("chat");
    fixture.source("kiosk");
    String numbers = isH2(fixture) ? "system_range(1, %d)" : "generate_series(1, %d)";
    String at = "timestamp with time zone '2026-11-22 00:00:00+00' - x * interval '1' minute";
    String x = isH2(fixture) ? "x" : "n(x)";
    run(
        fixture,
        "insert into conversation_log (source_id, external_id, user_message, ai_response,"
            + " created_at) select 1 + mod(x, 50) / 49, 'c' || x, 'q', 'a', "
            + at
            + " from "
            + numbers.formatted(ROWS)
            + " "
            + x.replace("x", "n(x)").replace("n(n(x))", "n(x)"));
    run(
        fixture,
        "insert into feedback_log (source_id, external_id, conversation_id,"
            + " conversation_external_id, feedback, reason_code, created_at)"
            + " select source_id, external_id, id, external_id,"
            + " case when mod(id, 3) = 0 then 'dislike' else 'like' end,"
            + " case when mod(id, 6) = 0 then 'outdated' when mod(id, 3) = 0 then 'tone'"
            + " else '' end, created_at from conversation_log");
    run(
        fixture,
        "insert into decision (conversation_id, reviewer, verdict, decided_at)"
            + " select id, 'kim', 'WRONG', created_at from conversation_log where mod(id, 1000) = 1");
    TestAdministration.run(fixture.workspace, "analyze");
  }

  private static void run(FeedbackFixture fixture, String sql) {
    fixture.workspace.jdbc(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  static Stream<Arguments> everyFilterOnEveryDatabase() {
    VoteFilter all = VoteFilter.all();
    Instant noon = Instant.parse("2026-11-10T12:00:00Z");
    return Stream.of(
            all,
            all.withValue(Vote.Value.DISLIKE),
            all.withValue(Vote.Value.LIKE),
            all.withReasonCode("outdated"),
            all.withSource("kiosk"),
            all.withFrom(noon),
            all.withTo(noon),
            all.withReviewed(false),
            all.withFrom(noon).withValue(Vote.Value.DISLIKE),
            all.withFrom(noon).withReasonCode("outdated"),
            all.withTo(noon).withSource("kiosk"),
            all.withReasonCode("outdated").withReviewed(false))
        .flatMap(
            filter -> Stream.of(TestDatabases.values()).map(kind -> Arguments.of(kind, filter)));
  }

  @ParameterizedTest
  @MethodSource("everyFilterOnEveryDatabase")
  void pagesAreReadInOrder(TestDatabases kind, VoteFilter filter) {
    VoteCursor cursor = new VoteCursor(Instant.parse("2026-11-12T00:00:00Z"), 99);
    for (Optional<VoteCursor> after : List.of(Optional.<VoteCursor>empty(), Optional.of(cursor))) {
      String plan = plan(kind, filter, after);
      if (kind == TestDatabases.H2) {
        assertThat(plan).contains("/* index sorted */").contains("ix_feedback_");
      } else {
        assertThat(plan).doesNotContain("seq scan on feedback_log");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void reviewedOnesAreReachedFromTheirDecisions(TestDatabases kind) {
    String plan = plan(kind, VoteFilter.all().withReviewed(true), Optional.empty());
    assertThat(plan).contains("ix_feedback_conversation");
  }

  private static String plan(TestDatabases kind, VoteFilter filter, Optional<VoteCursor> after) {
    FeedbackFixture fixture = Objects.requireNonNull(FIXTURES.get(kind));
    Optional<Long> source = filter.source().flatMap(fixture.sources::byName).map(Source::id);
    VoteFilterSql query =
        source
            .map(id -> VoteFilterSql.of(filter, id, REVIEWED))
            .orElseGet(() -> VoteFilterSql.of(filter, REVIEWED));
    after.ifPresent(query::after);
    StringBuilder plan = new StringBuilder();
    fixture.workspace.jdbc(
        connection -> {
          try (PreparedStatement explain =
              connection.prepareStatement("explain " + query.ids(100))) {
            JdbcOperations.setFrom(explain, 1, query.values());
            JdbcOperations.each(explain, row -> plan.append(row.getString(1)).append('\n'));
          }
        });
    return plan.toString().toLowerCase(Locale.ROOT);
  }
}
