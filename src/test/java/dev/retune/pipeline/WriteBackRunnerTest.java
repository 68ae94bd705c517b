package dev.retune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.remote.WriteBackFixture;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.scheduling.PipelineLease;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs after each sync of the schedule. */
class WriteBackRunnerTest {
  @TempDir Path folder;

  private SourceConfig chat() throws SQLException {
    Path file = folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
              + " created_at)");
      statement.execute(
          "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback,"
              + " created_at)");
      statement.execute(
          "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
              + " score FLOAT, comment TEXT)");
      statement.execute("INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-02')");
      statement.execute("INSERT INTO feedback_log VALUES (1, 1, 'dislike', '2026-11-03')");
    }
    return SourceConfig.of("chat", "sqlite:///" + file).withWriteBack();
  }

  private static WriteBackRunner runner(WriteBackFixture fixture) {
    return new WriteBackRunner(
        fixture.service(),
        PipelineLease.ofWriteBack(fixture.workspace, Clock.systemUTC()),
        new Texts(Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatFailsDoesNotKeepTheOthersAndOnesThatAreOffAreLeftAlone(TestDatabases kind)
      throws SQLException {
    SourceConfig chat = chat();
    try (WriteBackFixture fixture = new WriteBackFixture(kind.migrated(), folder, chat, "")) {
      fixture.sync();
      fixture.decide("1", Judgement.of(Verdict.FINE));
      SourceConfig gone =
          SourceConfig.of("gone", "sqlite:///" + folder.resolve("none.db")).withWriteBack();
      SourceConfig off = SourceConfig.of("off", "sqlite:///" + folder.resolve("off.db"));

      List<WriteBackReport> reports =
          runner(fixture).unattended(List.of(off, gone, chat), ProgressMonitor.none());
      assertThat(reports).extracting(WriteBackReport::source).containsExactly("gone", "chat");
      assertThat(reports.getFirst().complete()).isFalse();
      assertThat(reports.getLast().written()).isEqualTo(1);
    }
  }

  @Test
  void whileAnotherProcessWritesNothingIsDone() throws SQLException {
    SourceConfig chat = chat();
    try (WriteBackFixture fixture =
        new WriteBackFixture(TestDatabases.H2.migrated(), folder, chat, "")) {
      fixture.sync();
      fixture.decide("1", Judgement.of(Verdict.FINE));
      try (var _ = PipelineLease.ofWriteBack(fixture.workspace, Clock.systemUTC()).take()) {
        assertThat(runner(fixture).unattended(List.of(chat), ProgressMonitor.none())).isEmpty();
      }
      assertThat(runner(fixture).unattended(List.of(chat), ProgressMonitor.none()))
          .singleElement()
          .extracting(WriteBackReport::written)
          .isEqualTo(1);
    }
  }
}
