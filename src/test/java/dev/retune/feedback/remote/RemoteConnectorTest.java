package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of an API are copied completely, once, and as they are now. */
class RemoteConnectorTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));

  @TempDir Path folder;
  private FakeLangfuse server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeLangfuse("4.12.0", 3);
    fill(server);
  }

  private static void fill(FakeLangfuse server) {
    for (int i = 0; i < 8; i++) {
      server.answer("t" + i, "question " + i, "answer " + i, "2026-11-1" + i + "T10:00:00Z");
      server.score("s" + i, "t" + i, "user-feedback", i % 2, "2026-11-1" + i + "T11:00:00Z");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SourceConfig config(String address) {
    return new SourceConfig(
        "langfuse",
        address,
        Optional.of(FakeLangfuse.PUBLIC_KEY),
        Optional.of("LANGFUSE_SECRET"),
        null,
        Duration.ofDays(7));
  }

  private RemoteConnector connector(String key) {
    return new RemoteConnector(
        new SourceOpener(name -> Optional.of(key)),
        folder.resolve("mirrors"),
        Clock.fixed(NOW, ZoneOffset.UTC),
        AT_ONCE);
  }

  @Test
  void aProbeSaysWhatTheServerIsAndCopiesNothing() {
    assertThat(connector(FakeLangfuse.SECRET_KEY).probe(config(server.address())))
        .contains("langfuse");
    assertThat(folder.resolve("mirrors")).doesNotExist();
  }

  @Test
  void aProbeWithAWrongKeyIsRefused() {
    assertThatThrownBy(() -> connector("wrong").probe(config(server.address())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("feedback.remote.credentials");
  }

  private Map<String, String> scores(Instant now, ProgressMonitor monitor) throws SQLException {
    return scores(now, monitor, FakeLangfuse.SECRET_KEY);
  }

  private Map<String, String> scores(Instant now, ProgressMonitor monitor, String key)
      throws SQLException {
    RemoteConnector connector =
        new RemoteConnector(
            new SourceOpener(name -> Optional.of(key)),
            folder.resolve("sources"),
            Clock.fixed(now, ZoneOffset.UTC),
            AT_ONCE);
    Map<String, String> found = new TreeMap<>();
    try (SourceDatabase database = connector.open(config(server.address()), monitor);
        Statement query = database.connection().createStatement();
        ResultSet rows = query.executeQuery("SELECT id, value ->> '$.value' FROM langfuse_score")) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getString(2));
      }
    }
    return found;
  }

  private Map<String, String> scores(Instant now) throws SQLException {
    return scores(now, ProgressMonitor.none());
  }

  /** Cancels after a number of stored pages, as if the process had been killed. */
  private static ProgressMonitor cancelledAfter(int pages) {
    return new ProgressMonitor() {
      private int stored;

      @Override
      public void at(TaskProgress progress) {
        stored++;
      }

      @Override
      public boolean cancelled() {
        return stored >= pages;
      }
    };
  }

  @Test
  void everyPageIsCopiedAndLaterPassesReadTheLookBackOnly() throws SQLException {
    assertThat(scores(NOW)).hasSize(8).containsEntry("s3", "1.0");

    scores(NOW.plus(Duration.ofHours(1)));

    List<String> again =
        server.requests().stream()
            .filter(request -> request.contains("2026-11-13T00:00:00Z"))
            .toList();
    assertThat(again).hasSize(4).noneMatch(request -> request.contains("cursor=c6"));
  }

  @Test
  void changedAndDeletedScoresAreThoseOfTheServer() throws SQLException {
    scores(NOW);
    server.score("s6", "t6", "user-feedback", 1, "2026-11-17T00:30:00Z");
    server.deleteScore("s5");
    server.deleteScore("s1");

    assertThat(scores(NOW))
        .containsEntry("s6", "1.0")
        .doesNotContainKey("s5")
        // before the look-back, so it is not asked for
        .containsKey("s1");
  }

  @Test
  void anOlderStateDoesNotReplaceANewerOne() throws SQLException {
    server.score("s7", "t7", "user-feedback", 0, "2026-11-18T11:00:00Z");
    assertThat(scores(NOW)).containsEntry("s7", "0.0");
    server.score("s7", "t7", "user-feedback", 1, "2026-11-17T11:00:00Z");

    assertThat(scores(NOW)).containsEntry("s7", "0.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void anInterruptedPassContinuesAtItsPosition(int pages) throws SQLException {
    assertThatThrownBy(() -> scores(NOW, cancelledAfter(pages)))
        .isInstanceOf(CancelledException.class);
    int before = server.requests().size();

    assertThat(scores(NOW)).hasSize(8);
    // 3 pages of answers and 3 of scores in all, and one question about the version; where the
    // answers were complete, those of the look-back are read again in 2 pages
    int again = pages >= 3 ? 2 : 0;
    assertThat(server.requests().size() - before).isEqualTo(6 - pages + again + 1);
  }

  @Test
  void anExpiredPositionRestartsThePass() throws SQLException {
    assertThatThrownBy(() -> scores(NOW, cancelledAfter(5))).isInstanceOf(CancelledException.class);
    server.expireCursors();

    assertThat(scores(NOW)).hasSize(8);
  }

  @Test
  void rateLimitsAndServerErrorsAreRepeated() throws SQLException {
    server.failNext(429, Map.of("Retry-After", "0"));
    server.failNext(503, Map.of());
    assertThat(scores(NOW)).hasSize(8);
  }

  @Test
  void aLongRateLimitIsSaidAndNothingIsLost() throws SQLException {
    server.failNext(503, Map.of());
    server.failNext(429, Map.of("Retry-After", "3600"));
    assertThatThrownBy(() -> scores(NOW))
        .isInstanceOf(UnavailableException.class)
        .extracting(e -> ((ApplicationException) e).key())
        .isEqualTo("feedback.remote.rate");
    assertThat(scores(NOW)).hasSize(8);
  }

  @Test
  void aWrongKeyIsSaid() {
    assertThatThrownBy(() -> scores(NOW, ProgressMonitor.none(), "wrong"))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((ApplicationException) e).key())
        .isEqualTo("feedback.remote.credentials");
  }

  @Test
  void aKeyIsNotSentUnencryptedToAnotherNetwork() {
    RemoteConnector connector =
        new RemoteConnector(
            new SourceOpener(name -> Optional.of("secret")),
            folder,
            Clock.fixed(NOW, ZoneOffset.UTC),
            AT_ONCE);
    assertThatThrownBy(() -> connector.open(config("http://8.8.8.8"), ProgressMonitor.none()))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((ApplicationException) e).key())
        .isEqualTo("feedback.remote.plainHttp");
  }

  @Test
  void versionThreeIsReadByItsNumberedPages() throws Exception {
    server.close();
    server = new FakeLangfuse("3.110.0", 3);
    fill(server);

    assertThat(scores(NOW)).hasSize(8);
    assertThat(server.requests())
        .anyMatch(request -> request.startsWith("/api/public/traces"))
        .noneMatch(request -> request.contains("/v3/"));
  }
}
