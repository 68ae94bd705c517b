package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that people read go on by one after a process was killed. */
class NumbersAfterKillTest {
  @TempDir Path folder;

  @Test
  void theNextNumberFollowsTheLast() throws SQLException, IOException {
    SchemaMigrations.migrations(DatabaseSchema.NAME).dataSource(url(0), "", "").load().migrate();
    List<Long> numbers = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      try (Connection connection = DriverManager.getConnection(url(life))) {
        connection.setSchema(DatabaseSchema.NAME);
        connection
            .createStatement()
            .execute(
                "insert into api_key (name, hash, scopes, created_at)"
                    + " values ('chat', '"
                    + life
                    + "', 'feedback', now())");
        var rows =
            connection
                .createStatement()
                .executeQuery("select id from api_key where hash = '" + life + "'");
        assertThat(rows.next()).isTrue();
        numbers.add(rows.getLong(1));
        // what a kill at this moment would leave
        Files.copy(file(life), file(life + 1));
      }
    }
    assertThat(numbers).containsExactly(1L, 2L, 3L);
  }

  private Path file(int life) {
    return folder.resolve("life" + life + ".mv.db");
  }

  private String url(int life) {
    return "jdbc:h2:file:" + folder.resolve("life" + life) + ";WRITE_DELAY=0";
  }
}
