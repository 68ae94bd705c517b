package dev.retune.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.house.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkspaceProbeTest {
  @TempDir Path folder;

  private static String key(DatabaseUrl url) {
    return catchThrowableOfType(Failure.class, () -> WorkspaceProbe.look(url)).key();
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSchema(Databases kind) {
    DatabaseUrl url = kind.fresh();
    Workspace.open(url, List.of()).close();
    assertThat(WorkspaceProbe.look(url).schema()).isPresent();
  }

  @Test
  void anEmptyDatabaseHasNone() {
    assertThat(WorkspaceProbe.look(Databases.POSTGRESQL.fresh()).schema()).isEmpty();
  }

  @Test
  void lookingMakesNoFile() {
    DatabaseUrl url = DatabaseUrl.h2File(folder.resolve("none"));
    assertThat(key(url)).isEqualTo("db.noDatabase");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://127.0.0.1:1/retune, db.refused",
    "postgresql://no-such-host.invalid/retune, db.hostUnknown",
    "mysql://127.0.0.1/retune, db.workspaceKind"
  })
  void saysPreciselyWhy(String url, String key) {
    assertThat(key(DatabaseUrl.parse(url))).isEqualTo(key);
  }

  @Test
  void knowsADatabaseThatIsNotThere() {
    DatabaseUrl there = Databases.POSTGRESQL.fresh();
    String jdbc = there.jdbc().replaceFirst("/[^/]*$", "/nowhere");
    assertThat(key(new DatabaseUrl(there.kind(), jdbc, there.user(), there.password())))
        .isEqualTo("db.noDatabase");
  }

  @Test
  void knowsAWrongPassword() {
    DatabaseUrl there = Databases.H2.fresh();
    Workspace.open(there, List.of()).close();
    assertThat(key(new DatabaseUrl(there.kind(), there.jdbc(), there.user(), Optional.of("wrong"))))
        .isEqualTo("db.credentials");
  }

  @Test
  void refusesANewerSchema() {
    DatabaseUrl url = Databases.H2.fresh();
    try (Workspace workspace = Workspace.open(url, List.of())) {
      workspace.run(
          s ->
              s.createNativeMutationQuery(
                      "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                          + " \"description\", \"type\", \"script\", \"checksum\","
                          + " \"installed_by\", \"execution_time\", \"success\") values"
                          + " (999, '999', 'x', 'SQL', 'V999__x.sql', 1, 'x', 1, true)")
                  .executeUpdate());
    }
    assertThatThrownBy(() -> WorkspaceProbe.look(url))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("newerSchema");
  }
}
