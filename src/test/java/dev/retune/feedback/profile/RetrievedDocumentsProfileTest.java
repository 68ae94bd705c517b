package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.ServedDocument;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents that products gave their answers, read with the answers and as documents. */
class RetrievedDocumentsProfileTest {
  private static final String QUESTION = "How long is the visa?";
  private static final String SEGMENT = "e0000000-0000-4000-8000-00000000000";

  private final ProfileTrial trial = new ProfileTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  private Conversation answerTo(String question) {
    long id =
        trial.fixture.number(
            "select id from conversation_log where user_message = '" + question + "'");
    return trial.fixture.conversations.byId(id).orElseThrow();
  }

  private List<ServedDocument> served(String question) {
    return trial.fixture.documents.servedWith(answerTo(question));
  }

  private List<String> bodies(String question) {
    return served(question).stream()
        .map(d -> d.document().map(Document::body).orElse("not read"))
        .toList();
  }

  private static SourceMapping mapping(String input) {
    return input.startsWith("phoenix")
        ? SourceMapping.GUESSED.withParameters(
            Map.of("score", new AllowedValues(List.of("user feedback"))))
        : SourceMapping.GUESSED;
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SQLITE | open-webui/messages | f1 f3"
            + " | The visa lasts two years./Twenty hours a week."
            + " | UPDATE chat_message SET sources = '[{\"metadata\": [{\"file_id\": \"f3\"}]},"
            + " {\"metadata\": [{\"file_id\": \"f1\"}, {\"file_id\": \"f3\"}]}]' WHERE id = 'c0-a0'"
            + " | f3 f1",
        "POSTGRESQL | open-webui/messages | f1 f3"
            + " | The visa lasts two years./Twenty hours a week."
            + " | UPDATE chat_message SET sources = '[{\"metadata\": [{\"file_id\": \"f3\"}]},"
            + " {\"metadata\": [{\"file_id\": \"f1\"}, {\"file_id\": \"f3\"}]}]' WHERE id = 'c0-a0'"
            + " | f3 f1",
        "POSTGRESQL | dify/database | %2 %1 | It costs 60,000 won./The visa lasts two years."
            + " | UPDATE messages SET message_metadata = '{\"retriever_resources\":"
            + " [{\"segment_id\": \"%1\"}, {\"segment_id\": \"%2\"}]}'"
            + " WHERE query = 'How long is the visa?' | %1 %2",
        "SQLITE | anythingllm/sqlite | d1 d2"
            + " | It lasts two years.\\n\\nThe fee is 60,000 won./60,000 won"
            + " | UPDATE workspace_chats SET response = replace(response, '\"id\": \"d1\"',"
            + " '\"id\": \"d2\"') WHERE id = 1 | d2",
        "POSTGRESQL | anythingllm/postgresql | d1 d2"
            + " | It lasts two years.\\n\\nThe fee is 60,000 won./60,000 won"
            + " | UPDATE workspace_chats SET response = replace(response, '\"id\": \"d1\"',"
            + " '\"id\": \"d2\"') WHERE id = 1 | d2",
        "MARIADB | ragflow/mysql | k2 k1 | 60,000 won/It lasts two years."
            + " | UPDATE conversation SET reference = JSON_REPLACE(reference, '$[0].chunks[0].id',"
            + " 'k1') WHERE id = 's0' | k1",
        "SQLITE | phoenix/sqlite | d2 d1 | 60,000 won/It lasts two years."
            + " | UPDATE spans SET attributes = replace(attributes, '\"id\": \"d2\"', '\"id\": \"d1\"')"
            + " WHERE id = 2 | d1",
        "POSTGRESQL | phoenix/postgresql | d2 d1 | 60,000 won/It lasts two years."
            + " | UPDATE spans SET attributes = replace(attributes::text, '\"id\": \"d2\"',"
            + " '\"id\": \"d1\"')::jsonb WHERE id = 2 | d1",
      })
  void areReadInTheirOrder(
      SourceServers server, String input, String ids, String bodies, String change, String later)
      throws SQLException {
    String address = server.fresh();
    ProfileTrial.run(address, input + ".sql");
    trial.sync(address, mapping(input));
    assertThat(answerTo(QUESTION).documentIds()).isEqualTo(list(ids));
    assertThat(bodies(QUESTION))
        .isEqualTo(Arrays.asList(bodies.replace("\\n", "\n").split("/", -1)));
    assertThat(trial.sync(address, mapping(input)).stored()).isEqualTo(RowCounts.ZERO);

    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(change.replace("%", SEGMENT))).isEqualTo(1);
    }
    assertThat(trial.sync(address, mapping(input)).changed().conversations()).isEqualTo(1);
    assertThat(answerTo(QUESTION).documentIds()).isEqualTo(list(later));
  }

  private static List<String> list(String ids) {
    return Arrays.asList(ids.replace("%", SEGMENT).split(" ", -1));
  }

  @Test
  void aFileOfOneUserOnlyIsNamedAndNotRead() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    ProfileTrial.run(address, "open-webui/messages.sql");
    trial.sync(address, SourceMapping.GUESSED);
    assertThat(bodies("비자 수수료는 얼마인가요?")).containsExactly("not read");
  }

  @Test
  void phoenixsDownloadKeepsTheOrderOfMoreThanTenDocuments() throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(
                    RetrievedDocumentsProfileTest.class.getResource(
                        "/profiles/phoenix/spans.jsonl"))
                .toURI());
    trial.read(file, mapping("phoenix"));
    assertThat(answerTo(QUESTION).documentIds())
        .containsExactly(
            "d2", "d1", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12", "d13");
    assertThat(bodies(QUESTION)).startsWith("60,000 won", "It lasts two years.");
    assertThat(served(QUESTION).getFirst().document().flatMap(Document::title))
        .contains("fees.pdf");
  }
}
