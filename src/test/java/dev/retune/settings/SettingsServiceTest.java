package dev.retune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.TestAdministration;
import dev.retune.persistence.Workspace;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir Path folder;

  private SettingsService service(Workspace workspace, Path file) {
    return new SettingsService(
        new SettingsFileStore(file), workspace, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path file() {
    return folder.resolve("s.json");
  }

  private static List<String> rows(Workspace workspace) {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select who || '|' || action || '|' || subject || '|' || before_value || '|' ||"
                        + " after_value from audit order by id",
                    String.class)
                .getResultList());
  }

  @ParameterizedTest
  @EnumSource
  void saysWhoChangedWhat(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      Settings changed =
          service(workspace, file())
              .change(now -> now.with("keepVersions", 9).with("zone", "Asia/Seoul"), "kim");
      assertThat(rows(workspace))
          .containsExactly(
              "kim|setting|settings|{\"zone\":null,\"keepVersions\":5}"
                  + "|{\"zone\":\"Asia/Seoul\",\"keepVersions\":9}");
      assertThat(new SettingsFileStore(file()).load()).isEqualTo(changed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void nothingChangedIsNoRow(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      var _ = service(workspace, file()).change(now -> now, "kim");
      assertThat(rows(workspace)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aPasswordInAnAddressIsNotNoted(TestDatabases kind) throws IOException {
    Files.writeString(
        file(),
        """
        {"sources": [{"name": "chat", "url": "postgresql://me:pa:ss@word@h/chat?token=t0ken"}]}
        """);
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      var _ = service(workspace, file()).change(now -> now.with("sources", List.of()), "kim");
      assertThat(rows(workspace))
          .singleElement()
          .asString()
          .contains("postgresql://me:***@h/chat?token=***")
          .doesNotContain("pa:ss", "ss@word", "t0ken");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void whatTheDiskDoesNotTakeIsNotNoted(TestDatabases kind) throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("s.json");
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      SettingsService service = service(workspace, blocked);
      assertThatThrownBy(() -> service.change(now -> now.with("keepVersions", 9), "kim"))
          .isInstanceOf(UnavailableException.class);
      assertThat(rows(workspace)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aFileThatCannotBeUnderstoodIsNotWrittenOver(TestDatabases kind) throws IOException {
    Files.writeString(file(), "{\"zone\": ");
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      SettingsService service = service(workspace, file());
      assertThatThrownBy(() -> service.change(now -> now.with("keepVersions", 9), "kim"))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(file()).hasContent("{\"zone\": ");
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void withoutTheWorkspaceTheyAreSavedAllTheSame(TestDatabases kind) throws SQLException {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      TestAdministration.run(workspace, "drop table audit");
      var _ = service(workspace, file()).change(now -> now.with("keepVersions", 9), "kim");
    }
    assertThat(new SettingsFileStore(file()).load().keepVersions()).isEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aSecretIsNotedWithoutItself(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      service(workspace, file()).secret(SecretStore.SLACK_TOKEN, "kim");
      assertThat(rows(workspace)).containsExactly("kim|setting|RETUNE_SLACK_TOKEN||set");
    }
  }
}
