package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to a home's own database file, and the rights of regular connections. */
class DatabaseFileAccessTest {
  private static final int ADMINISTRATOR_ONLY = 90040;
  private static final int WRONG_PASSWORD = 28000;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    System.setProperty("retune.database.sync", "false");
    file = folder.resolve("retune");
  }

  private Workspace open() {
    return Workspace.open(DatabaseUrl.h2File(file), List.of());
  }

  private static void run(Workspace workspace, String sql) {
    workspace.run(s -> s.createNativeMutationQuery(sql).executeUpdate());
  }

  private Connection withoutPassword(String jdbc) throws SQLException {
    return DriverManager.getConnection(jdbc, "retune", "");
  }

  @Test
  void nobodyGetsIntoTheServerWithoutThePassword() throws Exception {
    try (Workspace workspace = open()) {
      String served = DatabaseFileAddress.of(file).orElseThrow().jdbc();
      assertThat(workspace.url().password()).isEmpty();
      assertThatThrownBy(() -> withoutPassword(served))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(WRONG_PASSWORD));
    }
  }

  @Test
  void nobodyGetsIntoTheFileWithoutThePassword() {
    open().close();
    assertPasswordIsAskedFor();
  }

  private void assertPasswordIsAskedFor() {
    assertThatThrownBy(() -> withoutPassword("jdbc:h2:file:" + file))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(WRONG_PASSWORD));
  }

  @Test
  void aFileOfBeforeThereWerePasswordsOpensAndGetsOne() throws Exception {
    withoutPassword("jdbc:h2:file:" + file).close();
    open().close();
    assertPasswordIsAskedFor();
  }

  @Test
  void aPasswordThatWasMadeButNotYetGivenIsGivenTheNextTime() throws Exception {
    withoutPassword("jdbc:h2:file:" + file).close();
    String made = new DatabasePasswordFile(file).readOrMake();
    open().close();
    DriverManager.getConnection("jdbc:h2:file:" + file, "retune", made).close();
  }

  @Test
  void workCannotRunCode() {
    try (Workspace workspace = open()) {
      assertThatThrownBy(
              () -> run(workspace, "create alias sh for 'java.lang.System.getProperty(String)'"))
          .hasRootCauseInstanceOf(SQLException.class)
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(ADMINISTRATOR_ONLY));
    }
  }

  @Test
  void workCannotReadFiles() {
    try (Workspace workspace = open()) {
      assertThatThrownBy(
              () ->
                  workspace.read(
                      s ->
                          s.createNativeQuery("select file_read('/etc/hostname')", byte[].class)
                              .getSingleResult()))
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(ADMINISTRATOR_ONLY));
    }
  }

  @Test
  void aLostPasswordIsToldAsWhatItIs() throws Exception {
    open().close();
    Files.delete(new DatabasePasswordFile(file).path());
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.key()).isEqualTo("persistence.credentials"));
  }

  @Test
  void whatARowMustNotBeIsNotToldAsAnUnreachableDatabase() {
    try (Workspace workspace = open()) {
      assertThatThrownBy(
              () ->
                  run(
                      workspace,
                      "insert into lease (name, holder, acquired_at, expires_at)"
                          + " values ('loop', '', now(), now())"))
          .isNotInstanceOf(UnavailableException.class);
    }
  }
}
