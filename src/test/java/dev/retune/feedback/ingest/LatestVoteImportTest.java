package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two rows of one user on one answer are one vote: the later. */
class LatestVoteImportTest {
  private static final String ANSWERS = "id,user_id,user_message,ai_response,created_at";
  private static final String VOTES = "id,conversation_id,user_id,feedback,created_at";

  @RegisterExtension private final FileImportFixture files = new FileImportFixture();

  private List<Vote.Value> counted() {
    return files.fixture.list.page(VoteFilter.all(), 9).stream().map(VoteListItem::value).toList();
  }

  private Path answers() throws IOException {
    return files.file("answers.csv", ANSWERS, "1,u1,q,a,2026-11-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void rowsOfTwoFilesInAnyOrder(int first, int second) throws IOException {
    Path[] votes = {
      files.file("a.csv", VOTES, "1,1,u1,like,2026-11-02T00:00:00Z"),
      files.file(
          "b.jsonl",
          "{\"id\":2,\"conversation_id\":1,\"user_id\":\"u1\",\"feedback\":\"dislike\","
              + "\"created_at\":\"2026-11-03T00:00:00Z\"}")
    };
    files.read(answers());
    assertThat(files.read(votes[first]).replaced()).isZero();
    ImportReport report = files.read(votes[second]);
    assertThat(report.stored().votes()).isEqualTo(1);
    assertThat(report.replaced()).isEqualTo(1);
    assertThat(counted()).containsExactly(Vote.Value.DISLIKE);
    for (Path again : votes) {
      assertThat(files.read(again).stored()).isEqualTo(RowCounts.ZERO);
    }
    assertThat(counted()).containsExactly(Vote.Value.DISLIKE);
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
  }

  @Test
  void votesBeforeTheirAnswerAreOneWhenItArrives() throws IOException {
    Path votes =
        files.file(
            "votes.csv",
            VOTES,
            "1,1,u1,like,2026-11-02T00:00:00Z",
            "2,1,u1,dislike,2026-11-03T00:00:00Z");
    assertThat(files.read(votes).waiting()).isEqualTo(2);
    files.read(answers());
    assertThat(counted()).containsExactly(Vote.Value.DISLIKE);
    ImportReport again = files.read(votes);
    assertThat(again.stored()).isEqualTo(RowCounts.ZERO);
    assertThat(again.waiting()).isZero();
    assertThat(again.replaced()).isEqualTo(1);
  }

  @Test
  void votesBeforeTheirAnswerInOneRunAreAllStored() throws IOException {
    Path votes =
        files.file(
            "votes.csv",
            VOTES,
            "1,1,u1,like,2026-11-02T00:00:00Z",
            "2,1,u1,dislike,2026-11-03T00:00:00Z");
    ImportReport report = files.read(votes, answers()).getFirst();
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.rejectedRows()).isZero();
    assertThat(counted()).containsExactly(Vote.Value.DISLIKE);
  }

  @Test
  void rowsOfOneFileWithoutIdsOfTheirOwn() throws IOException {
    Path flat =
        files.file(
            "flat.csv",
            "message_id,question,answer,vote,voter,created_at",
            "m,q,a,1,anna,2026-11-02T00:00:00Z",
            "m,q,a,0,anna,2026-11-03T00:00:00Z",
            "m,q,a,1,ben,2026-11-02T00:00:00Z");
    assertThat(files.read(flat).replaced()).isEqualTo(1);
    assertThat(counted()).containsExactly(Vote.Value.DISLIKE, Vote.Value.LIKE);
    assertThat(files.read(flat).stored()).isEqualTo(RowCounts.ZERO);
  }

  /** Tables like those of the seed, with a like, and later a dislike of the same user. */
  static void assertLatestOfTables(String address) throws SQLException {
    try (var fixture = new dev.retune.feedback.store.FeedbackFixture(TestDatabases.H2)) {
      SyncFixture.from(
          fixture,
          address,
          "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_id VARCHAR(20),"
              + " user_message VARCHAR(20), ai_response VARCHAR(20), created_at VARCHAR(30))",
          "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
              + " user_id VARCHAR(20), feedback VARCHAR(20), created_at VARCHAR(30))",
          "INSERT INTO conversation_log VALUES (1, 'u1', 'q', 'a', '2026-11-01T00:00:00Z')",
          "INSERT INTO feedback_log VALUES (1, 1, 'u1', 'like', '2026-11-02T00:00:00Z')");
      ImportReport flipped =
          SyncFixture.from(
              fixture,
              address,
              "INSERT INTO feedback_log VALUES (2, 1, 'u1', 'dislike', '2026-11-03T00:00:00Z')");
      assertThat(flipped.replaced()).isEqualTo(1);
      assertThat(flipped.takenBack()).isZero();
      ImportReport late =
          SyncFixture.from(
              fixture,
              address,
              "INSERT INTO feedback_log VALUES (3, 1, 'u1', 'like', '2026-11-02T12:00:00Z')");
      assertThat(late.replaced()).isEqualTo(2);
      assertThat(SyncFixture.from(fixture, address).stored()).isEqualTo(RowCounts.ZERO);
      assertThat(fixture.list.page(VoteFilter.all(), 9))
          .extracting(VoteListItem::value)
          .containsExactly(Vote.Value.DISLIKE);
      ImportReport deleted =
          SyncFixture.from(fixture, address, "DELETE FROM feedback_log WHERE id = 2");
      assertThat(deleted.takenBack()).isEqualTo(1);
      assertThat(fixture.list.page(VoteFilter.all(), 9))
          .extracting(VoteListItem::value)
          .containsExactly(Vote.Value.LIKE);
      SyncFixture.from(fixture, address, "DELETE FROM feedback_log WHERE id = 1");
      SyncFixture.from(fixture, address, "DELETE FROM feedback_log WHERE id = 3");
      assertThat(fixture.list.page(VoteFilter.all(), 9)).isEmpty();
      assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    }
  }

  @Test
  void tablesOfSqlite() throws SQLException {
    assertLatestOfTables(SourceServers.SQLITE.fresh());
  }

  @Test
  void tablesOfPostgresql() throws SQLException {
    assertLatestOfTables(SourceServers.POSTGRESQL.fresh());
  }
}
