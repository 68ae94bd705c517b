package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowKind;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An import names the tables that look like documents or votes and are not read. */
class UnreadTableTest {
  @RegisterExtension final FileImportFixture files = new FileImportFixture();
  private final Path file = files.folder.resolve("chat.db");

  private void chat(String... more) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
              + " created_at)");
      statement.execute(
          "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback,"
              + " created_at)");
      statement.execute("INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')");
      statement.execute("INSERT INTO feedback_log VALUES (1, 1, 'up', '2026-11-01')");
      for (String sql : more) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void documentsUnderAnotherNameAreNamedWithTheirColumns() throws SQLException {
    chat(
        "CREATE TABLE knowledge_document (id INTEGER PRIMARY KEY, title, body_text)",
        "INSERT INTO knowledge_document VALUES (1, 't', 'text')");
    assertThat(files.read(file).notes())
        .singleElement()
        .asString()
        .contains("knowledge_document looks like documents", "(id, title, body_text)");

    TableMapping told =
        new TableMapping(Optional.of("knowledge_document"), Map.of("body", "body_text"));
    ImportReport mapped =
        files.read(file, SourceMapping.GUESSED.copy().table(RowKind.DOCUMENT, told).build());
    assertThat(mapped.stored().documents()).isEqualTo(1);
    assertThat(mapped.notes()).isEmpty();
  }

  @Test
  void votesBesideThoseThatAreReadAreNamed() throws SQLException {
    chat(
        "CREATE TABLE old_feedback (id INTEGER PRIMARY KEY, conversation_id, vote, created_at)",
        "INSERT INTO old_feedback VALUES (1, 1, 'up', '2026-10-01')");
    assertThat(files.read(file).notes())
        .singleElement()
        .asString()
        .contains("old_feedback looks like votes");
  }

  @Test
  void whatIsEmptyIgnoredOrOnlyLabelsDocumentsIsNotNamed() throws SQLException {
    chat(
        "CREATE TABLE 지식문서 (id INTEGER PRIMARY KEY, 제목, 본문)",
        "INSERT INTO 지식문서 VALUES (1, 't', 'text')",
        "CREATE TABLE help_articles (id INTEGER PRIMARY KEY, title, content)",
        "CREATE TABLE document_tags (document_id, tag)",
        "INSERT INTO document_tags VALUES (1, 'x')");
    assertThat(files.read(file).notes()).singleElement().asString().contains("지식문서");
    assertThat(files.read(file, SourceMapping.GUESSED.withIgnored(Set.of("지식문서"))).notes())
        .isEmpty();
  }
}
