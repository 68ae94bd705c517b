package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.source.TableSelection;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePreviewTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute("create table chats (id integer primary key, question, answer, topic)");
      statement.execute("create table votes (id integer primary key, conversation_id, vote, why)");
      for (int i : IntStream.rangeClosed(1, 12).toArray()) {
        statement.execute("insert into chats values (" + i + ", 'q" + i + "', 'a', 't')");
        statement.execute("insert into votes values (" + i + ", " + i + ", 'like', 'because')");
      }
    }
  }

  private Path file() {
    return folder.resolve("chat.db");
  }

  private SourceInspection look(SourceMapping mapping) {
    SourceConfig source =
        new SourceConfig(
            "chat", "sqlite:///" + file(), Optional.empty(), Optional.empty(), mapping, null);
    return new SourcePreview(ProfileCatalog.builtIn(), new SourceOpener(name -> Optional.empty()))
        .look(source, ProgressMonitor.none());
  }

  private static SourceMapping reasonIs(String column) {
    return SourceMapping.GUESSED.withVotes(
        new TableMapping(Optional.empty(), Map.of("reason", column)));
  }

  @Test
  void showsTablesAndGuesses() {
    SourceInspection look = look(SourceMapping.GUESSED);
    assertThat(look.tables())
        .containsExactlyInAnyOrder(
            new SourceInspection.Table("chats", List.of("id", "question", "answer", "topic")),
            new SourceInspection.Table("votes", List.of("id", "conversation_id", "vote", "why")));
    assertThat(look.mapped())
        .extracting(SourceInspection.Mapped::kind)
        .containsExactly("conversations", "votes");
  }

  @Test
  void showsTenRows() {
    assertThat(look(SourceMapping.GUESSED).mapped().getFirst().rows())
        .hasSize(10)
        .first()
        .isEqualTo(Map.of("id", "1", "question", "q1", "answer", "a"));
  }

  @Test
  void aToldColumnIsRead() {
    assertThat(look(reasonIs("why")).mapped().getLast().rows().getFirst())
        .containsEntry("reason", "because");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    SourceMapping mapping =
        SourceMapping.GUESSED.withVotes(
            new TableMapping(Optional.of("votes"), Map.of("reason", "wherefore")));
    assertThat(look(mapping).refusal().map(InvalidInputException::args).orElseThrow().toString())
        .contains("wherefore");
  }

  @Test
  void whyATableWasTakenIsTold() {
    assertThat(look(SourceMapping.GUESSED).mapped().getLast().why())
        .contains(TableSelection.Reason.NAMED);
  }

  @Test
  void aRefusalLeavesTheTablesToChooseFrom() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute("create table embed_chats (id integer primary key, prompt, response)");
      statement.execute("create table workspace_chats (id integer primary key, prompt, response)");
      statement.execute("insert into embed_chats values (1, 'q', 'a')");
      statement.execute("insert into workspace_chats values (1, 'q', 'a')");
      statement.execute("drop table chats");
    }
    SourceInspection look = look(SourceMapping.GUESSED);
    assertThat(look.refusal()).isPresent();
    assertThat(look.mapped())
        .extracting(SourceInspection.Mapped::kind)
        .contains("conversations", "votes");
  }

  @Test
  void aServerThatIsAwayIsSaidPrecisely() {
    SourceConfig source = SourceConfig.of("chat", "postgresql://127.0.0.1:1/chat");
    assertThatThrownBy(
            () ->
                new SourcePreview(
                        ProfileCatalog.builtIn(), new SourceOpener(name -> Optional.empty()))
                    .look(source, ProgressMonitor.none()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("persistence.refused");
  }
}
