package dev.retune.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.persistence.Workspace;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.RealData;
import dev.retune.support.TestDatabases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of real feedback, compared with a count by hand. */
@Tag("slow")
@SuppressWarnings("NullAway.Init")
class RealFeedbackStatisticsTest {
  private static Workspace workspace;
  private static StatisticsService service;

  @BeforeAll
  static void fill() throws SQLException {
    List<VoteTables.Vote> votes = new ArrayList<>();
    try (var source =
            DriverManager.getConnection("jdbc:sqlite:" + RealData.at("feedbackqa/chat.db"));
        var statement = source.createStatement();
        var rows = statement.executeQuery("select feedback, created_at from feedback_log")) {
      while (rows.next()) {
        Instant at = Instant.parse(rows.getString(2).replace(' ', 'T') + "Z");
        boolean dislike = rows.getString(1).equals("dislike");
        votes.add(new VoteTables.Vote(at, dislike, dislike ? "other" : "", 1));
      }
    }
    workspace = Workspace.open(TestDatabases.H2.migrated(), List.of());
    VoteTables.fill(workspace, votes);
    service = new StatisticsService(workspace, Clock.systemUTC(), ZoneId.of("UTC"), 0.3);
  }

  @AfterAll
  static void close() {
    if (workspace != null) {
      workspace.close();
    }
  }

  @Test
  void allVotes() {
    VoteStatistics stats =
        service.stats(new TimeWindow.All(), Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(stats.ratio()).isEqualTo(new DislikeRatio(5_469, 2_901));
    assertThat(stats.dislikeRatio()).isCloseTo(0.5304, within(5e-5));
    assertThat(stats.interval().low()).isCloseTo(0.5172, within(5e-5));
    assertThat(stats.interval().high()).isCloseTo(0.5436, within(5e-5));
  }

  @Test
  void sevenDays() {
    VoteStatistics stats =
        service.stats(new TimeWindow.Days(7), Instant.parse("2026-11-15T00:00:00Z"));
    assertThat(stats.ratio()).isEqualTo(new DislikeRatio(644, 343));
    assertThat(stats.daily()).hasSize(7);
  }
}
