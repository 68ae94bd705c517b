package dev.retune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsAuditTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir Path folder;

  private SettingsAudit audit(Workspace workspace, Path file) {
    return new SettingsAudit(new SettingsStore(file), workspace, Clock.fixed(NOW, ZoneOffset.UTC));
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
  void saysWhoChangedWhat(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      Settings changed = Settings.standard().with("keepVersions", 9).with("zone", "Asia/Seoul");
      audit(workspace, folder.resolve("s.json")).save(changed, "kim");
      assertThat(rows(workspace))
          .containsExactly(
              "kim|setting|settings|{\"zone\":null,\"keepVersions\":5}"
                  + "|{\"zone\":\"Asia/Seoul\",\"keepVersions\":9}");
      assertThat(new SettingsStore(folder.resolve("s.json")).load()).isEqualTo(changed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void nothingChangedIsNoRow(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      audit(workspace, folder.resolve("s.json")).save(Settings.standard(), "kim");
      assertThat(rows(workspace)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void whatTheDiskDoesNotTakeIsNotNoted(Databases kind) throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("s.json");
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      assertThatThrownBy(
              () ->
                  audit(workspace, blocked)
                      .save(Settings.standard().with("keepVersions", 9), "kim"))
          .isInstanceOf(Unavailable.class);
      assertThat(rows(workspace)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void withoutTheWorkspaceTheyAreSavedAllTheSame(Databases kind) {
    Settings changed = Settings.standard().with("keepVersions", 9);
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      workspace.run(s -> s.createNativeMutationQuery("drop table audit").executeUpdate());
      audit(workspace, folder.resolve("s.json")).save(changed, "kim");
    }
    assertThat(new SettingsStore(folder.resolve("s.json")).load()).isEqualTo(changed);
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void aSecretIsNotedWithoutItself(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      audit(workspace, folder.resolve("s.json")).secret(Secrets.SLACK_TOKEN, "kim");
      assertThat(rows(workspace)).containsExactly("kim|setting|RETUNE_SLACK_TOKEN||set");
    }
  }
}
