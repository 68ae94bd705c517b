package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.house.Databases;
import dev.retune.house.SharedData;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Databases as chat products leave them. */
class ProductDatabasesTest {
  // the databases were made later than the time of the other tests
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

  private final Desk desk = new Desk(Databases.H2);

  @AfterEach
  void close() {
    desk.close();
  }

  private ImportReport imported(Path file, Mapping mapping) {
    return new Importer(desk.workspace, CLOCK, new Texts(Locale.ENGLISH))
        .importFile(file, new ImportOptions(Optional.empty(), mapping), Monitor.none());
  }

  private ImportReport synced(String address, Mapping mapping) {
    SourceConfig config =
        new SourceConfig("dify", address, Optional.empty(), Optional.empty(), mapping, null);
    return new Syncer(desk.workspace, CLOCK, new Texts(Locale.ENGLISH), n -> Optional.empty())
        .sync(List.of(config), Monitor.none())
        .getFirst();
  }

  private static Mapping where(String column, String value) {
    return Mapping.GUESSED.withVotes(
        new TableMapping(Optional.empty(), Map.of(), Map.of(column, new OneOf(List.of(value)))));
  }

  private static String dify() throws Exception {
    String sql = Files.readString(SharedData.at("products/dify/dify.sql"));
    String address = SourceServers.POSTGRESQL.fresh();
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return address;
  }

  @Test
  void difysOperatorsAreAskedAbout() throws Exception {
    String address = dify();
    assertThatThrownBy(() -> synced(address, Mapping.GUESSED))
        .isInstanceOfSatisfying(
            BadInput.class,
            e -> assertThat(e.args().toString()).contains("from_source", "admin", "user"));
  }

  @Test
  void difysUsersVotesAreCounted() throws Exception {
    ImportReport report = synced(dify(), where("from_source", "user"));
    assertThat(report.waiting()).isZero();
    assertThat(desk.votes.count()).isEqualTo(30);
    assertThat(desk.number("select count(*) from feedback_log where feedback = 'dislike'"))
        .isEqualTo(12);
  }

  @Test
  void chainlitIsAskedAbout() {
    Path file = SharedData.at("products/chainlit/chainlit.db");
    assertThatThrownBy(() -> imported(file, Mapping.GUESSED))
        .isInstanceOfSatisfying(
            BadInput.class, e -> assertThat(e.args().toString()).contains("feedbacks"));
  }

  @Test
  void openWebUiIsAskedAbout() {
    Path file = SharedData.at("products/openwebui/webui.db");
    assertThatThrownBy(() -> imported(file, Mapping.GUESSED)).isInstanceOf(BadInput.class);
    assertThat(desk.conversations.count()).isZero();
  }

  @Test
  void idsOfBytesAreKeptApart() {
    Path file = SharedData.at("bugs/04/blobuuid.db");
    ImportReport first = imported(file, Mapping.GUESSED);
    assertThat(first.rejected()).isEmpty();
    assertThat(first.stored()).isEqualTo(first.read());
    assertThat(imported(file, Mapping.GUESSED).stored()).isEqualTo(Counts.ZERO);
  }

  @Test
  void aKeyOfTextIsRead() {
    Path file = SharedData.at("bugs/05/worowid.db");
    assertThat(imported(file, Mapping.GUESSED).stored()).isEqualTo(new Counts(0, 2, 2, 0));
  }

  @Test
  void keysThatHoldNothingAreSaidToJoinNothing() {
    Path file = SharedData.at("bugs/05/pkdesc.db");
    assertThatThrownBy(() -> imported(file, Mapping.GUESSED))
        .isInstanceOfSatisfying(
            BadInput.class, e -> assertThat(e.key()).isEqualTo("feedback.nothingJoins"));
  }
}
