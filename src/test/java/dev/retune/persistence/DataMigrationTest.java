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

/** Migrations that rewrite rows of earlier versions. */
class DataMigrationTest {
  private static final String SLOTS =
      """
      insert into source (id, name, kind, created_at) values (1, 'one', 'FILES', now());
      insert into vote_rollup (slot, source_id, feedback, reason_code, votes) values
        ('2026-10-31 23:45:00+00', 1, 'dislike', 'tone', 3),
        ('2026-11-01 00:00:00+00', 1, 'dislike', 'tone', 4),
        ('2026-11-01 23:45:00+00', 1, 'dislike', 'tone', 5),
        ('2026-11-01 00:15:00+00', 1, 'like', '', 7);
      insert into answer_rollup (slot, source_id, answers) values
        ('2026-11-01 12:30:00+00', 1, 11)""";

  private static final String VOTES =
      """
      insert into source (id, name, kind, created_at) values
        (1, 'both', 'FILES', now()), (2, 'with ids', 'FILES', now()), (3, 'none', 'FILES', now());
      insert into feedback_log (source_id, external_id, conversation_external_id, feedback,
          reason_code, created_at, beside) values
        (1, 'v1', 'c1', 'like', '', now(), true),
        (1, 'v2', 'c2', 'like', '', now(), false),
        (2, 'v1', 'c1', 'like', '', now(), false)""";

  private static final String ROWS =
      "select utc_day || ' ' || what || ' ' || reason_code || ' ' || total, quarters, counts"
          + " from day_rollup order by utc_day, what";

  @ParameterizedTest
  @EnumSource
  void takesTheVotesAndAnswersOver(TestDatabases kind) throws SQLException {
    DatabaseUrl url = kind.fresh();
    migrate(url, "7", SLOTS);
    try (Workspace workspace = Workspace.open(url, List.of())) {
      List<String> rows = new ArrayList<>();
      workspace.jdbc(
          connection -> {
            try (var query = connection.prepareStatement(ROWS);
                var row = query.executeQuery()) {
              while (row.next()) {
                rows.add(
                    row.getString(1)
                        + " at "
                        + Arrays.asList((Object[]) row.getArray(2).getArray())
                        + " "
                        + Arrays.asList((Object[]) row.getArray(3).getArray()));
              }
            }
          });
      assertThat(rows)
          .containsExactly(
              "2026-10-31 dislike tone 3 at [95] [3]",
              "2026-11-01 answer  11 at [50] [11]",
              "2026-11-01 dislike tone 9 at [0, 95] [4, 5]",
              "2026-11-01 like  7 at [1] [7]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void notesWhichSourcesHaveVotesBesideTheirAnswers(TestDatabases kind) throws SQLException {
    DatabaseUrl url = kind.fresh();
    migrate(url, "14", VOTES);
    try (Workspace workspace = Workspace.open(url, List.of())) {
      List<String> sources =
          workspace.read(
              session ->
                  session
                      .createNativeQuery(
                          "select name from source where votes_beside = true", String.class)
                      .getResultList());
      assertThat(sources).containsExactly("both");
    }
  }

  private static void migrate(DatabaseUrl url, String version, String rows) throws SQLException {
    String user = url.user().orElse("");
    String password = url.password().orElse("");
    SchemaMigrations.migrations(DatabaseSchema.NAME)
        .dataSource(url.jdbc(), user, password)
        .target(version)
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url.jdbc(), user, password)) {
      connection.setSchema("retune");
      for (String sql : rows.split(";", -1)) {
        connection.createStatement().execute(sql);
      }
    }
  }
}
