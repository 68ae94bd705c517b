package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncFailureTest {
  private static final int VOTES = 12_000;

  @TempDir Path folder;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);
  private final SourceSynchronizer syncer =
      new SourceSynchronizer(
          fixture.workspace,
          new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
          fixture.clock,
          ProfileCatalog.builtIn(),
          new Texts(Locale.ENGLISH),
          new SourceOpener(name -> Optional.empty()));

  @AfterEach
  void close() {
    fixture.close();
  }

  private SourceConfig chat() throws SQLException {
    Path file = folder.resolve("chat.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      var statement = connection.createStatement();
      statement.execute(
          "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message TEXT,"
              + " ai_response TEXT, created_at TEXT)");
      statement.execute(
          "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
              + " feedback TEXT, created_at TEXT)");
      statement.execute("INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')");
      statement.execute(
          "INSERT INTO feedback_log WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < "
              + VOTES
              + ") SELECT i, 1, CASE WHEN i % 3 = 0 THEN 'down' ELSE 'up' END, '2026-11-02' FROM n");
    }
    return SourceConfig.of("chat", "sqlite:///" + file);
  }

  @Test
  void aSyncThatIsStoppedGoesOnAtTheNext() throws SQLException {
    SourceConfig chat = chat();
    ProgressMonitor impatient =
        new ProgressMonitor() {
          private boolean tired;

          @Override
          public void at(TaskProgress progress) {
            tired = progress.done() >= 5_000;
          }

          @Override
          public boolean cancelled() {
            return tired;
          }
        };
    assertThatThrownBy(() -> syncer.sync(List.of(chat), impatient))
        .isInstanceOf(CancelledException.class);
    long before = fixture.votes.count();
    assertThat(before).isBetween(1L, VOTES - 1L);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    ImportReport rest = syncer.sync(List.of(chat), ProgressMonitor.none()).getFirst();
    assertThat(rest.stored().votes()).isEqualTo(VOTES - before);
    assertThat(fixture.votes.count()).isEqualTo(VOTES);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void aFileThatIsSyncedAndImportedIsOneSource() throws SQLException {
    SourceConfig chat = chat();
    syncer.sync(List.of(chat), ProgressMonitor.none());
    Importer importer =
        new Importer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
            fixture.clock,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH));
    ImportReport again =
        importer.importFile(
            folder.resolve("chat.db"), ImportOptions.DEFAULT, ProgressMonitor.none());
    assertThat(again.stored()).isEqualTo(RowCounts.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:p@127.0.0.1:1/none",
        "mysql://u:p@127.0.0.1:1/none",
        "sqlite:////nowhere/at/all.db"
      })
  void aSourceThatIsNotThereIsUnavailable(String address) {
    assertThatThrownBy(
            () -> syncer.sync(List.of(SourceConfig.of("far", address)), ProgressMonitor.none()))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e ->
                assertThat(new Texts(Locale.ENGLISH).get(e))
                    .contains("The source far cannot be read")
                    .doesNotContain("u:p"));
  }

  @Test
  void aSourceThatFailsDoesNotKeepTheOthersFromBeingRead() throws SQLException {
    SourceConfig far = SourceConfig.of("far", "sqlite:////nowhere/at/all.db");
    SourceConfig chat = chat();
    assertThatThrownBy(() -> syncer.sync(List.of(far, chat), ProgressMonitor.none()))
        .isInstanceOf(UnavailableException.class);
    assertThat(fixture.votes.count()).isEqualTo(VOTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE feedback_log",
        "ALTER TABLE feedback_log RENAME COLUMN feedback TO mark"
      })
  void votesWhoseTableIsGoneAreNotPassedOver(String change) throws SQLException {
    SourceConfig chat = chat();
    syncer.sync(List.of(chat), ProgressMonitor.none());
    at(change, "INSERT INTO conversation_log VALUES (2, 'q', 'a', '2026-11-02')");
    assertThatThrownBy(() -> syncer.sync(List.of(chat), ProgressMonitor.none()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(new Texts(Locale.ENGLISH).get(e)).contains("chat", "feedback_log"));
    assertThat(fixture.conversations.count()).isEqualTo(1);
    assertThat(fixture.votes.count()).isEqualTo(VOTES);
  }

  @Test
  void theTableOfVotesThatIsGoneIsNamed() throws SQLException {
    SourceConfig chat = chat();
    syncer.sync(List.of(chat), ProgressMonitor.none());
    at("DROP TABLE feedback_log");
    assertThatThrownBy(() -> syncer.sync(List.of(chat), ProgressMonitor.none()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.kindGone");
              assertThat(e.args()).containsExactly("chat", "votes", "feedback_log");
            });
  }

  private void at(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aMappingOfAColumnThatIsNotThereIsToldWithThoseThatAre() throws SQLException {
    SourceConfig chat = chat();
    SourceMapping mapping =
        SourceMapping.GUESSED.withVotes(
            new TableMapping(Optional.of("feedback_log"), Map.of("reason", "why")));
    SourceConfig wrong =
        new SourceConfig(
            "chat", chat.url(), Optional.empty(), Optional.empty(), mapping, chat.lookBack());
    assertThatThrownBy(() -> syncer.sync(List.of(wrong), ProgressMonitor.none()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args().toString()).contains("why", "conversation_id, feedback"));
  }

  @Test
  void aPasswordThatIsNotSetIsNamed() {
    SourceConfig config =
        new SourceConfig(
            "shop",
            "postgresql://u@127.0.0.1:1/none",
            Optional.empty(),
            Optional.of("SHOP_PASSWORD"),
            SourceMapping.GUESSED,
            SourceConfig.of("x", "y").lookBack());
    assertThatThrownBy(() -> syncer.sync(List.of(config), ProgressMonitor.none()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.args()).contains("SHOP_PASSWORD"));
  }
}
