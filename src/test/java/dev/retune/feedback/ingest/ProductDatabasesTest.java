package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.RealData;
import dev.retune.support.TestDatabases;
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

/** Databases created by chat products. */
class ProductDatabasesTest {
  // the databases were created after the time used by the other tests
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  @AfterEach
  void close() {
    fixture.close();
  }

  private ImportReport imported(Path file, SourceMapping mapping) {
    return new Importer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH))
        .importFile(file, new ImportOptions(Optional.empty(), mapping), ProgressMonitor.none());
  }

  private ImportReport synced(String address, SourceMapping mapping) {
    SourceConfig config =
        new SourceConfig("dify", address, Optional.empty(), Optional.empty(), mapping, null);
    return new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new SourceOpener(n -> Optional.empty()))
        .sync(List.of(config), ProgressMonitor.none())
        .getFirst();
  }

  private static SourceMapping where(String column, String value) {
    return SourceMapping.GUESSED.withVotes(
        new TableMapping(
            Optional.empty(), Map.of(), Map.of(column, new AllowedValues(List.of(value)))));
  }

  private static String dify() throws Exception {
    String sql = Files.readString(RealData.at("products/dify/dify.sql"));
    String address = SourceServers.POSTGRESQL.fresh();
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return address;
  }

  @Test
  void difysUsersVotesAreCounted() throws Exception {
    ImportReport report = synced(dify(), where("from_source", "user"));
    assertThat(report.waiting()).isZero();
    assertThat(fixture.votes.count()).isEqualTo(30);
    assertThat(fixture.number("select count(*) from feedback_log where feedback = 'dislike'"))
        .isEqualTo(12);
  }

  @Test
  void idsOfBytesAreKeptApart() {
    Path file = RealData.at("bugs/04/blobuuid.db");
    ImportReport first = imported(file, SourceMapping.GUESSED);
    assertThat(first.rejected()).isEmpty();
    assertThat(first.stored()).isEqualTo(first.read());
    assertThat(imported(file, SourceMapping.GUESSED).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aKeyOfTextIsRead() {
    Path file = RealData.at("bugs/05/worowid.db");
    assertThat(imported(file, SourceMapping.GUESSED).stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
  }

  @Test
  void keysThatHoldNothingAreSaidToJoinNothing() {
    Path file = RealData.at("bugs/05/pkdesc.db");
    assertThatThrownBy(() -> imported(file, SourceMapping.GUESSED))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.nothingJoins"));
  }
}
