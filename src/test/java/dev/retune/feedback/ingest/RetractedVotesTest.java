package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.InputRows;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Tag("slow")
class RetractedVotesTest {
  private static final int MANY = 10_100;

  private final FeedbackFixture fixture;
  @TempDir Path folder;
  private SourceConfig chat;

  RetractedVotesTest(TestDatabases kind) {
    fixture = new FeedbackFixture(kind);
  }

  @BeforeEach
  void tables() throws SQLException {
    chat = SourceConfig.of("chat", "sqlite:///" + folder.resolve("chat.db"));
    at(
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response, created_at)");
    at(
        "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback, reason, created_at)");
    at("INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-01-01')");
    votes(1, 40);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void votes(int from, int to) throws SQLException {
    at(
        "INSERT INTO feedback_log WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i, 1, CASE WHEN i %% 2 = 0 THEN 'down' ELSE 'up' END, 'r' || i, '2026-01-02' FROM n"
            .formatted(from, to));
  }

  private void at(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private SourceSynchronizer syncer(Duration later) {
    return new SourceSynchronizer(
        fixture.workspace,
        new FeedbackStore(
            fixture.workspace, Clock.offset(fixture.clock, later), new ReviewItemRepository()),
        Clock.offset(fixture.clock, later),
        ProfileCatalog.builtIn(),
        new Texts(Locale.ENGLISH),
        new SourceOpener(name -> Optional.empty()));
  }

  private ImportReport sync(Duration later) {
    return syncer(later).sync(List.of(chat), ProgressMonitor.none()).getFirst();
  }

  private ImportReport sync() {
    return sync(Duration.ZERO);
  }

  @Test
  void aVoteThatComesAgainCountsAgain() throws SQLException {
    sync();
    at("DELETE FROM feedback_log WHERE id = 7");
    sync();
    assertThat(fixture.votes.count()).isEqualTo(39);
    at("INSERT INTO feedback_log VALUES (7, 1, 'up', 'r7', '2026-01-02')");
    assertThat(sync().stored().votes()).isEqualTo(1);
    assertThat(fixture.votes.count()).isEqualTo(40);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void theSameIsSaidOnce() throws SQLException {
    sync();
    at("DELETE FROM feedback_log WHERE id = 7");
    assertThat(sync().takenBack()).isEqualTo(1);
    assertThat(sync().takenBack()).isZero();
  }

  @Test
  void aVoteThatWasEmptiedIsCountedOnce() throws SQLException {
    sync();
    at("UPDATE feedback_log SET feedback = '' WHERE id = 7");
    ImportReport report = sync();
    assertThat(report.withoutVote()).isEqualTo(1);
    assertThat(report.takenBack()).isEqualTo(1);
  }

  @Test
  void theAnswerLeavesTheReviewQueueWithItsLastDislike() throws SQLException {
    at("DELETE FROM feedback_log WHERE id > 2");
    sync();
    assertThat(fixture.number("select count(*) from review_item")).isEqualTo(1);
    at("DELETE FROM feedback_log WHERE id = 2");
    sync();
    assertThat(fixture.number("select count(*) from review_item")).isZero();
  }

  @Test
  void whoFollowsTheVotesSeesThatOneIsGone() throws SQLException {
    sync();
    long before = new VoteChangeRepository(fixture.workspace).newest().values().iterator().next();
    at("DELETE FROM feedback_log WHERE id = 7");
    sync();
    VoteChangeRepository changes = new VoteChangeRepository(fixture.workspace);
    var mark = new VoteChangeRepository.Position(before, Long.MAX_VALUE);
    assertThat(changes.after(1, mark, Long.MAX_VALUE, 9))
        .singleElement()
        .extracting(VoteChangeRepository.ChangedVote::conversationId)
        .isEqualTo(Optional.empty());
  }

  @Test
  void votesThatCameOtherwiseAreNotMissed() throws SQLException {
    sync();
    fixture.store.store(
        fixture.source("chat"), InputRows.votes(InputRows.like("from-a-file", "1")));
    sync();
    assertThat(fixture.votes.count()).isEqualTo(41);
  }

  @Test
  void moreThanIsPlausibleStay() throws SQLException {
    votes(41, 200);
    sync();
    at("DELETE FROM feedback_log WHERE id <= 50");
    assertThatThrownBy(this::sync)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args()).containsExactly("chat", 50L, 200L));
    assertThat(fixture.votes.count()).isEqualTo(200);
  }

  @Test
  void anEmptyTableTakesNothingBack() throws SQLException {
    sync();
    at("DELETE FROM feedback_log WHERE id > 2");
    chat = withMostGone(1);
    sync();
    at("DELETE FROM feedback_log");
    assertThatThrownBy(this::sync).isInstanceOf(InvalidInputException.class);
    assertThat(fixture.votes.count()).isEqualTo(2);
  }

  @Test
  void aSourceThatDeletesOldRowsKeepsThemHere() throws SQLException {
    chat = withMostGone(0);
    sync();
    at("DELETE FROM feedback_log WHERE id <= 30");
    sync();
    assertThat(fixture.votes.count()).isEqualTo(40);
  }

  private SourceConfig withMostGone(double share) {
    return new SourceConfig(
        chat.name(),
        chat.url(),
        Optional.empty(),
        Optional.empty(),
        chat.mapping(),
        chat.lookBack(),
        share);
  }

  @Test
  void manyVotesAreComparedOnceADay() throws SQLException {
    votes(41, MANY);
    sync();
    at("DELETE FROM feedback_log WHERE id = 7");
    at("UPDATE feedback_log SET feedback = 'down' WHERE id = 9");
    assertThat(sync(Duration.ofHours(1)).takenBack()).isZero();
    ImportReport nextDay = sync(Duration.ofHours(25));
    assertThat(nextDay.takenBack()).isEqualTo(1);
    assertThat(nextDay.changed().votes()).isEqualTo(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void anotherMappingReadsAllRowsAnew() throws SQLException {
    sync();
    chat =
        new SourceConfig(
            chat.name(),
            chat.url(),
            Optional.empty(),
            Optional.empty(),
            SourceMapping.GUESSED.withVotes(
                new TableMapping(
                    Optional.empty(),
                    java.util.Map.of(),
                    java.util.Map.of("feedback", new AllowedValues(List.of("up"))))),
            chat.lookBack());
    assertThat(sync().takenBack()).isEqualTo(20);
    assertThat(fixture.votes.count()).isEqualTo(20);
  }

  @Test
  void aComparisonThatIsStoppedIsMadeAtTheNextSync() throws SQLException {
    votes(41, MANY);
    sync();
    at("DELETE FROM feedback_log WHERE id = 7");
    ProgressMonitor stopping =
        new ProgressMonitor() {
          private boolean read;

          @Override
          public void at(TaskProgress progress) {
            read |= progress.done() >= MANY - 1;
          }

          @Override
          public boolean cancelled() {
            return read;
          }
        };
    Duration nextDay = Duration.ofHours(25);
    assertThatThrownBy(() -> syncer(nextDay).sync(List.of(chat), stopping))
        .isInstanceOf(CancelledException.class);
    assertThat(fixture.votes.count()).isEqualTo(MANY);
    assertThat(sync(nextDay).takenBack()).isEqualTo(1);
  }

  @Test
  void aRowThatIsMissedForAMomentStays() throws SQLException {
    votes(41, MANY);
    sync();
    ProgressMonitor meanwhile =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            try {
              if (progress.done() == 5_000) {
                RetractedVotesTest.this.at("DELETE FROM feedback_log WHERE id IN (7000, 7001)");
              } else if (progress.done() == MANY - 2) {
                RetractedVotesTest.this.at(
                    "INSERT INTO feedback_log VALUES (7000, 1, 'down', 'r7000', '2026-01-02')");
              }
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    ImportReport report = syncer(Duration.ofHours(25)).sync(List.of(chat), meanwhile).getFirst();
    assertThat(report.takenBack()).isEqualTo(1);
    assertThat(fixture.votes.count()).isEqualTo(MANY - 1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }
}
