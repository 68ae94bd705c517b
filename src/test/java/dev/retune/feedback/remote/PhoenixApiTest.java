package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.progress.ProgressMonitor;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoenixApiTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));

  @TempDir Path folder;
  private FakePhoenix server;

  @BeforeEach
  void start() throws IOException {
    server = new FakePhoenix("chat bot", 3);
    for (int i = 0; i < 8; i++) {
      String at = "2026-11-1" + i + "T10:00:00Z";
      server.answer("a" + i, "question " + i, "answer " + i, at);
      server.annotate("n" + i, "a" + i, "HUMAN", i % 2 == 0 ? "thumbs-up" : "thumbs-down", 1, at);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Map<String, String> labels(String project) throws SQLException {
    RemoteConnector connector =
        new RemoteConnector(
            new SourceOpener(name -> Optional.of(FakePhoenix.API_KEY)),
            folder.resolve("sources"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            AT_ONCE);
    SourceConfig config =
        new SourceConfig(
            "phoenix",
            server.address() + "?project=" + project,
            Optional.empty(),
            Optional.of("PHOENIX_API_KEY"),
            null,
            Duration.ofDays(7));
    Map<String, String> found = new TreeMap<>();
    try (SourceDatabase database = connector.open(config, ProgressMonitor.none());
        Statement query = database.connection().createStatement();
        ResultSet rows =
            query.executeQuery(
                "SELECT s.id, a.value ->> '$.result.label' FROM phoenix_span s"
                    + " LEFT JOIN phoenix_span_annotation a ON a.value ->> '$.span_id' = s.id")) {
      while (rows.next()) {
        found.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
    return found;
  }

  @Test
  void spansAreCopiedWithTheirAnnotations() throws SQLException {
    assertThat(labels("chat+bot"))
        .hasSize(8)
        .containsEntry("a0", "thumbs-up")
        .containsEntry("a7", "thumbs-down");
  }

  @Test
  void changedAndDeletedAnnotationsAreThoseOfTheServer() throws SQLException {
    labels("chat%20bot");
    server.annotate("n6", "a6", "HUMAN", "thumbs-down", 0, "2026-11-19T00:00:00Z");
    server.deleteAnnotation("n5");

    assertThat(labels("chat%20bot")).containsEntry("a6", "thumbs-down").containsEntry("a5", "null");
  }

  @Test
  void anUnknownProjectIsNamed() {
    assertThatThrownBy(() -> labels("other"))
        .extracting(e -> ((ApplicationException) e).key())
        .isEqualTo("feedback.remote.project");
  }
}
