package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration of an answer's single document to a list of documents. */
class RetrievedDocumentsMigrationTest {
  private static final List<String> BEFORE =
      List.of(
          "insert into source (id, name, kind, created_at) values (1, 'one', 'FILES', now())",
          "insert into conversation_log (id, source_id, external_id, user_message, ai_response,"
              + " document_external_id, created_at) values (1, 1, 'a', 'q', 'a', 'd, 1', now()),"
              + " (2, 1, 'b', 'q', 'a', null, now())");

  @ParameterizedTest
  @EnumSource
  void aSingleDocumentBecomesAListOfOne(TestDatabases kind) throws SQLException {
    DatabaseUrl url = kind.fresh();
    String user = url.user().orElse("");
    String password = url.password().orElse("");
    SchemaMigrations.migrations(DatabaseSchema.NAME)
        .dataSource(url.jdbc(), user, password)
        .target("14")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url.jdbc(), user, password)) {
      connection.setSchema("retune");
      for (String sql : BEFORE) {
        connection.createStatement().execute(sql);
      }
    }
    try (Workspace workspace = Workspace.open(url, List.of())) {
      List<String> rows = new ArrayList<>();
      workspace.jdbc(
          connection -> {
            try (var query =
                    connection.prepareStatement(
                        "select external_id, document_ids from conversation_log order by id");
                var row = query.executeQuery()) {
              while (row.next()) {
                var ids = row.getArray(2);
                rows.add(
                    row.getString(1)
                        + (ids == null ? "" : Arrays.toString((Object[]) ids.getArray())));
              }
            }
          });
      assertThat(rows).containsExactly("a[d, 1]", "b");
    }
  }
}
