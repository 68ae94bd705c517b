package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents of answers, in files and tables that no profile reads. */
class RetrievedDocumentsImportTest {
  private static final String AT = "2026-11-20T10:00:00Z";

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  private static List<String> documents(FeedbackFixture fixture, String id) {
    long found = fixture.number("select id from conversation_log where external_id = '" + id + "'");
    return fixture.conversations.byId(found).map(Conversation::documentIds).orElseThrow();
  }

  private List<String> documents(String id) {
    return documents(files.fixture, id);
  }

  @Test
  void aColumnOfACsvFileHoldsOneOrMore() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "chat.csv",
                "id,question,answer,created_at,document_ids",
                "1,q,a," + AT + ",\"d1, d2,7.0\"",
                "2,q,a," + AT + ",\"[\"\"d,1\"\", 2]\"",
                "3,q,a," + AT + ",\"{d1,\"\"d 2\"\"}\"",
                "4,q,a," + AT + ",d1",
                "5,q,a," + AT + ",",
                "6,q,a," + AT + ",[\"d1\""));
    assertThat(documents("1")).containsExactly("d1", "d2", "7");
    assertThat(documents("2")).containsExactly("d,1", "2");
    assertThat(documents("3")).containsExactly("d1", "d 2");
    assertThat(documents("4")).containsExactly("d1");
    assertThat(documents("5")).isEmpty();
    assertThat(FileImportFixture.rejected(report))
        .containsExactly("7: the list of document ids \"[\"d1\"\" cannot be read");
  }

  @Test
  void aJsonObjectHoldsOneOrAList() throws IOException {
    String row = "{\"question\":\"q\",\"answer\":\"a\",\"created_at\":\"" + AT + "\",";
    ImportReport report =
        files.read(
            files.file(
                "chat.jsonl",
                row + "\"id\":1,\"document_ids\":[\"d1\",2,null,\"d1\"]}",
                row + "\"id\":2,\"document_id\":\"Fees, 2026\"}",
                row + "\"id\":3,\"document_id\":[\"d2\",\"d1\"]}",
                row + "\"id\":4,\"document_id\":\"d9\",\"document_ids\":[\"d1\",\"d9\"]}",
                row + "\"id\":5,\"document_id\":\"d9\",\"document_ids\":[]}",
                row + "\"id\":6,\"document_ids\":[{\"id\":\"d1\"}]}"));
    assertThat(documents("1")).containsExactly("d1", "2");
    assertThat(documents("2")).containsExactly("Fees, 2026");
    assertThat(documents("3")).containsExactly("d2", "d1");
    assertThat(documents("4")).containsExactly("d1", "d9");
    assertThat(documents("5")).containsExactly("d9");
    assertThat(report.rejectedRows()).isEqualTo(1);
  }

  @Test
  void aMappingNamesTheColumn() throws IOException {
    SourceMapping mapping =
        SourceMapping.GUESSED.withConversations(
            new TableMapping(Optional.empty(), Map.of("document_ids", "context")));
    files.read(
        files.file(
            "chat.csv", "id,question,answer,created_at,context", "1,q,a," + AT + ",\"c2,c1\""),
        mapping);
    assertThat(documents("1")).containsExactly("c2", "c1");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POSTGRESQL | TEXT[] | ARRAY['d2', 'a,b', NULL, 'd 1'] | d2/a,b/d 1",
        "POSTGRESQL | BIGINT[] | ARRAY[7, 12] | 7/12",
        "POSTGRESQL | UUID[] | ARRAY['A0000000-0000-4000-8000-000000000001'::uuid]"
            + " | a0000000-0000-4000-8000-000000000001",
        "POSTGRESQL | JSONB | '[\"d2\", 1]' | d2/1",
        "SQLITE | TEXT | '[\"d2\", \"d1\"]' | d2/d1",
        "MARIADB | JSON | '[\"d2\", \"d1\"]' | d2/d1",
        "MARIADB | TEXT | 'd2, d1' | d2/d1",
      })
  void aColumnOfATableHoldsAList(SourceServers server, String type, String value, String ids)
      throws SQLException {
    String address = server.fresh();
    try (FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2)) {
      SyncFixture.from(
          fixture,
          address,
          "CREATE TABLE conversation_log (id INT PRIMARY KEY, user_message TEXT, ai_response TEXT,"
              + " document_ids "
              + type
              + ", created_at "
              + server.time
              + ")",
          "INSERT INTO conversation_log VALUES (1, 'q', 'a', " + value + ", '2026-11-20 10:00:00')",
          "INSERT INTO conversation_log VALUES (2, 'q', 'a', NULL, '2026-11-20 10:00:00')");
      assertThat(documents(fixture, "1")).containsExactly(ids.split("/", -1));
      assertThat(documents(fixture, "2")).isEmpty();
      assertThat(SyncFixture.from(fixture, address).stored()).isEqualTo(RowCounts.ZERO);
    }
  }
}
