package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.source.TableSelection;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that are read by a profile. */
@Tag("slow")
class ProfileDatabaseTest {
  @TempDir private Path folder;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  @AfterEach
  void close() {
    fixture.close();
  }

  private ImportReport sync(SourceConfig config, String yaml) {
    return sync(config, yaml, Duration.ofHours(1));
  }

  private ImportReport sync(SourceConfig config, String yaml, Duration later) {
    return new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(
                fixture.workspace, Clock.offset(fixture.clock, later), new ReviewItemRepository()),
            Clock.offset(fixture.clock, later),
            Parley.catalog(folder, yaml),
            new Texts(Locale.ENGLISH),
            new SourceOpener(name -> Optional.empty()))
        .sync(List.of(config), ProgressMonitor.none())
        .getFirst();
  }

  private ImportReport sync(String address) {
    return sync(SourceConfig.of("chat", address), Parley.yaml());
  }

  private List<String> read(String sql) {
    return fixture.workspace.read(s -> s.createNativeQuery(sql, String.class).getResultList());
  }

  private List<String> votes() {
    return read(
        "select external_id || ' ' || feedback || ' ' || coalesce(reason, '')"
            + " from feedback_log where taken_back_at is null"
            + " and conversation_id is not null order by external_id");
  }

  @ParameterizedTest
  @EnumSource(SourceServers.class)
  void whatTheProfileSaysIsRead(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    ImportReport first = sync(address);
    assertThat(first.stored()).isEqualTo(new RowCounts(0, 5, 4, 0));
    assertThat(first.rejected()).isEmpty();
    assertThat(first.withoutVote()).isEqualTo(1);
    assertThat(first.notes())
        .containsExactly(
            "recognised as Parley; read by the profile parley", "Parley keeps thumbs for a year.");
    assertThat(first.tables())
        .extracting(TableSelection::why)
        .containsOnly(TableSelection.Reason.PROFILE);
    // a known reason is stored as its code
    assertThat(votes())
        .containsExactly("v1 like ", "v2 dislike wrong", "v3 like ", "v4 dislike much too long");
    assertThat(read("select ai_response from conversation_log where external_id = 'a3'"))
        .containsExactly("You.");
    assertThat(sync(address).stored()).isEqualTo(RowCounts.ZERO);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @ParameterizedTest
  @EnumSource(SourceServers.class)
  void changesOfVotesAreFollowed(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    sync(address);
    Parley.at(
        address,
        // flipped, long after the answer
        "UPDATE thumb SET mark = 2, why = 'R2' WHERE id = 'v1'",
        // withdrawn
        "UPDATE thumb SET mark = NULL WHERE id = 'v2'",
        // deleted
        "DELETE FROM thumb WHERE id = 'v3'",
        // repeated by the same user, and by another one
        "INSERT INTO thumb VALUES ('v6', 'a4', 5, NULL, 'bob', 1794816999)",
        "INSERT INTO thumb VALUES ('v7', 'a4', 5, NULL, 'cat', 1794816999)",
        // late: older than the look-back
        "INSERT INTO thumb VALUES ('v8', 'a5', 5, NULL, 'dan', 1790000000)");
    ImportReport second = sync(address);
    assertThat(second.rejected()).isEmpty();
    assertThat(votes()).containsExactly("v1 dislike outdated", "v6 like ", "v7 like ", "v8 like ");
    assertThat(second.replaced()).isEqualTo(1);
    assertThat(second.takenBack()).isEqualTo(2);
    ImportReport third = sync(address);
    assertThat(third.stored()).isEqualTo(RowCounts.ZERO);
    assertThat(third.takenBack()).isZero();
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  private static String many(SourceServers server, int from, int to) {
    String numbers =
        "WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
            .formatted(from, to);
    return "INSERT INTO thumb (id, turn_id, mark, who, set_at) "
        + numbers
        + "SELECT %s, 'a1', 5, %s, 1700000000 FROM n"
            .formatted(
                server == SourceServers.MARIADB ? "CONCAT('m', i)" : "'m' || i",
                server == SourceServers.MARIADB ? "CONCAT('u', i)" : "'u' || i");
  }

  @ParameterizedTest
  @EnumSource(
      value = SourceServers.class,
      names = {"SQLITE", "POSTGRESQL"})
  void ofManyRowsOnlyTheRecentOnesAreReadUntilADayHasPassed(SourceServers server)
      throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    Parley.at(address, many(server, 1, 10_001));
    sync(address);
    Parley.at(
        address,
        "UPDATE thumb SET mark = 2, set_at = 1795100000 WHERE id = 'v1'",
        "INSERT INTO thumb VALUES ('new', 'a2', 5, NULL, 'eve', 1795100000)",
        "INSERT INTO thumb VALUES ('timeless', 'a3', 5, NULL, 'eve', NULL)",
        "INSERT INTO thumb VALUES ('late', 'a2', 5, NULL, 'fay', 1700000000)",
        "DELETE FROM thumb WHERE id = 'm1'");
    ImportReport soon = sync(address);
    // these three, and three within the look-back
    assertThat(soon.read().votes()).isEqualTo(6);
    assertThat(soon.stored().votes()).isEqualTo(2);
    // a vote without a time is rejected, and not forgotten
    assertThat(soon.rejectedRows()).isEqualTo(1);
    assertThat(soon.takenBack()).isZero();
    ImportReport nextDay =
        sync(SourceConfig.of("chat", address), Parley.yaml(), Duration.ofDays(2));
    assertThat(nextDay.read().votes()).isGreaterThan(10_000);
    assertThat(nextDay.stored().votes()).isEqualTo(1);
    assertThat(nextDay.takenBack()).isEqualTo(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @ParameterizedTest
  @EnumSource(SourceServers.class)
  void whatIsNearlyTheProductIsRefused(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    Parley.at(address, "ALTER TABLE thumb RENAME COLUMN mark TO verdict");
    assertThatThrownBy(() -> sync(address))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.near");
              assertThat(e.args()).containsExactly("chat", "Parley", "thumb.mark");
            });
    assertThat(fixture.conversations.count()).isZero();
  }

  @Test
  void whatWasReadByAProfileIsNotGuessedLater() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    Parley.at(address, Parley.CONTENT);
    sync(address);
    Parley.at(
        address,
        "DROP TABLE thumb",
        "DROP TABLE turn",
        "CREATE TABLE chats (id INTEGER PRIMARY KEY, question TEXT, answer TEXT, created_at TEXT)",
        "INSERT INTO chats VALUES (1, 'q', 'a', '2026-11-02')");
    assertThatThrownBy(() -> sync(address))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.before");
              assertThat(e.args()).startsWith("chat", "parley");
            });
    assertThat(votes()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(SourceServers.class)
  void aFaultOfAQueryIsSaidWithItsProfile(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    String wrong = Parley.yaml().replace("FROM newest WHERE", "FROM nowhere WHERE");
    assertThatThrownBy(() -> sync(SourceConfig.of("chat", address), wrong))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.query");
              assertThat(e.args().toString()).contains("parley, votes", "nowhere");
            });
  }

  @ParameterizedTest
  @EnumSource(SourceServers.class)
  void anUnknownColumnIsRefused(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    String wrong = Parley.yaml().replace("why AS reason", "why AS reasons");
    assertThatThrownBy(() -> sync(SourceConfig.of("chat", address), wrong))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.alias");
              assertThat(e.args().toString()).contains("parley, votes, reasons");
            });
  }

  @Test
  void aFaultOfARowIsSaidWithItsProfile() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    Parley.at(address, Parley.CONTENT);
    Parley.at(address, "UPDATE turn SET said = '{' WHERE id = 'a3'");
    String wrong = Parley.yaml().replace("a.said AS answer", "a.said ->> '$.x' AS answer");
    assertThatThrownBy(() -> sync(SourceConfig.of("chat", address), wrong))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args().toString()).contains("parley, conversations", "JSON"));
  }

  @ParameterizedTest
  @EnumSource(value = SourceServers.class, mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void aQueryThatWritesIsRefusedByTheDatabase(SourceServers server) throws SQLException {
    String address = server.fresh();
    Parley.at(address, Parley.CONTENT);
    String writing =
        Parley.yaml()
            .replace(
                "WITH newest AS (", "WITH gone AS (DELETE FROM thumb RETURNING id), newest AS (");
    assertThatThrownBy(() -> sync(SourceConfig.of("chat", address), writing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("feedback.profile.query");
    try (var connection = SourceServers.connect(address);
        var row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM thumb")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(5);
    }
  }

  @Test
  void aMappingOfTheSourceComesFirst() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    Parley.at(address, Parley.CONTENT);
    Parley.at(
        address,
        "CREATE VIEW answers AS SELECT id, said AS question, said AS answer, made_at AS created_at FROM turn");
    SourceConfig mapped =
        new SourceConfig(
            "chat",
            address,
            Optional.empty(),
            Optional.empty(),
            dev.retune.feedback.mapping.SourceMapping.GUESSED
                .withConversations(
                    new dev.retune.feedback.mapping.TableMapping(
                        Optional.of("answers"), java.util.Map.of()))
                .withIgnored(java.util.Set.of("thumb")),
            null);
    ImportReport report = sync(mapped, Parley.yaml());
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 10, 0, 0));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void aNamedProfileMustFit() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    Parley.at(address, "CREATE TABLE thumb (id TEXT)");
    SourceConfig named = SourceConfig.of("chat", address).withProfile("parley");
    assertThatThrownBy(() -> sync(named, Parley.yaml()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.profile.fitsNot"));
    assertThatThrownBy(
            () -> sync(SourceConfig.of("chat", address).withProfile("parly"), Parley.yaml()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.noneMeant");
              assertThat(e.args()).containsExactly("parly", "parley");
            });
  }
}
