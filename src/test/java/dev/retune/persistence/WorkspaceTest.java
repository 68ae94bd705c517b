package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkspaceTest {
  private static long sources(Workspace workspace) {
    return workspace.read(
        s -> s.createNativeQuery("select count(*) from source", Long.class).getSingleResult());
  }

  private static void addSource(Workspace workspace, String name) {
    workspace.run(
        s ->
            s.createNativeMutationQuery(
                    "insert into source (name, kind, created_at) values (:n, 'FILES', now())")
                .setParameter("n", name)
                .executeUpdate());
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatWasWrittenWhenOpenedAgain(TestDatabases kind) {
    DatabaseUrl url = kind.fresh();
    try (Workspace first = Workspace.open(url, List.of())) {
      addSource(first, "a");
    }
    try (Workspace second = Workspace.open(url, List.of())) {
      assertThat(sources(second)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailedChangeLeavesNothing(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.fresh(), List.of())) {
      assertThatThrownBy(
              () ->
                  workspace.run(
                      s -> {
                        s.createNativeMutationQuery(
                                "insert into source (name, kind, created_at)"
                                    + " values ('b', 'FILES', now())")
                            .executeUpdate();
                        throw new InvalidInputException("persistence.urlUnknown", "x");
                      }))
          .isInstanceOf(InvalidInputException.class);
      assertThat(sources(workspace)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadChangesNothing(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.fresh(), List.of())) {
      String insert = "insert into source (name, kind, created_at) values ('c', 'FILES', now())";
      assertThatThrownBy(
              () -> workspace.read(s -> s.createNativeMutationQuery(insert).executeUpdate()))
          .isInstanceOf(RuntimeException.class);
      assertThat(sources(workspace)).isZero();
      // the same connection can write again
      addSource(workspace, "d");
      assertThat(sources(workspace)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadChangesNothingByJdbc(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.fresh(), List.of())) {
      addSource(workspace, "a");
      String delete = "delete from source";
      List<JdbcWork> changes =
          List.of(
              connection -> connection.createStatement().execute(delete),
              connection -> connection.createStatement().executeUpdate(delete),
              connection -> connection.createStatement().executeQuery(delete),
              connection -> connection.createStatement().addBatch(delete),
              connection -> connection.prepareStatement(delete).executeUpdate(),
              connection -> connection.prepareStatement(delete).executeLargeUpdate(),
              connection -> connection.prepareStatement(delete).execute(),
              connection -> connection.prepareStatement(delete).executeQuery(),
              connection -> connection.prepareCall(delete).execute());
      for (JdbcWork change : changes) {
        JdbcQuery<Boolean> query =
            connection -> {
              change.execute(connection);
              return true;
            };
        assertThatThrownBy(() -> workspace.query(change)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> workspace.fetch(query)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> workspace.snapshot(query)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(
                () ->
                    workspace.reading(
                        transaction -> {
                          transaction.jdbc(change);
                          return true;
                        }))
            .isInstanceOf(RuntimeException.class);
        assertThat(sources(workspace)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesANewerSchemaAndNamesIt(TestDatabases kind) {
    DatabaseUrl url = kind.fresh();
    try (Workspace workspace = Workspace.open(url, List.of())) {
      workspace.run(
          s ->
              s.createNativeMutationQuery(
                      "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                          + " \"description\", \"type\", \"script\", \"installed_by\","
                          + " \"execution_time\", \"success\") values (900, '900', 'later', 'SQL',"
                          + " 'V900__later.sql', 'x', 1, true)")
                  .executeUpdate());
    }
    assertThatThrownBy(() -> Workspace.open(url, List.of()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.args()).contains("900"));
  }

  @Test
  void aFileThatIsNoDatabaseIsUnavailable(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("retune.mv.db"), "not a database".repeat(500));
    assertThatThrownBy(
            () -> Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), List.of()))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void aForeignKindIsRefused() {
    assertThatThrownBy(() -> Workspace.open(DatabaseUrl.parse("sqlite:///x.db"), List.of()))
        .isInstanceOf(InvalidInputException.class);
  }
}
