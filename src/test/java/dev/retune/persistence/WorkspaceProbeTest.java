package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
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
    return catchThrowableOfType(ApplicationException.class, () -> WorkspaceProbe.look(url)).key();
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSchema(TestDatabases kind) {
    DatabaseUrl url = kind.fresh();
    Workspace.open(url, List.of()).close();
    assertThat(WorkspaceProbe.look(url).schema()).isPresent();
  }

  @Test
  void anEmptyDatabaseHasNone() {
    assertThat(WorkspaceProbe.look(TestDatabases.POSTGRESQL.fresh()).schema()).isEmpty();
  }

  @Test
  void lookingMakesNoFile() {
    DatabaseUrl url = DatabaseUrl.h2File(folder.resolve("none"));
    assertThat(key(url)).isEqualTo("persistence.noDatabase");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://127.0.0.1:1/retune, persistence.refused",
    "postgresql://no-such-host.invalid/retune, persistence.hostUnknown",
    "mysql://127.0.0.1/retune, persistence.workspaceKind"
  })
  void saysPreciselyWhy(String url, String key) {
    assertThat(key(DatabaseUrl.parse(url))).isEqualTo(key);
  }

  @Test
  void knowsADatabaseThatIsNotThere() {
    DatabaseUrl there = TestDatabases.POSTGRESQL.fresh();
    String jdbc = there.jdbc().replaceFirst("/[^/]*$", "/nowhere");
    assertThat(key(new DatabaseUrl(there.kind(), jdbc, there.user(), there.password())))
        .isEqualTo("persistence.noDatabase");
  }

  @Test
  void knowsAWrongPassword() {
    DatabaseUrl there = TestDatabases.H2.fresh();
    Workspace.open(there, List.of()).close();
    assertThat(key(new DatabaseUrl(there.kind(), there.jdbc(), there.user(), Optional.of("wrong"))))
        .isEqualTo("persistence.credentials");
  }

  @Test
  void refusesANewerSchema() {
    DatabaseUrl url = TestDatabases.H2.fresh();
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
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("newerSchema");
  }
}
