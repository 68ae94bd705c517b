package dev.retune.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class OutputFileTest {
  @TempDir Path folder;
  private Path home;
  private Path database;
  private OutputFile outputs;

  @BeforeEach
  void home() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home.resolve("index"));
    database = Files.writeString(home.resolve("retune.mv.db"), "data");
    outputs = new OutputFile(home, List.of(folder.resolve("elsewhere.mv.db")));
  }

  private AbstractThrowableAssert<?, ?> refused(Path target) {
    return assertThatThrownBy(() -> outputs.checked(target, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home/retune.mv.db",
        "home/settings.json",
        "home/index/new.zip",
        "home/no/such/folder/x.zip",
        "home/index/../retune.mv.db",
        "elsewhere.mv.db"
      })
  void whatBelongsToTheHomeIsNoTarget(String target) {
    refused(folder.resolve(target)).hasMessageContaining("progress.target.owned");
  }

  @Test
  void aRelativePathIsNoWayIn() {
    Path relative = Path.of("").toAbsolutePath().relativize(database);
    refused(relative).hasMessageContaining("progress.target.owned");
  }

  @Test
  void aLinkToAFileOfTheHomeIsNoTarget() throws IOException {
    refused(Files.createSymbolicLink(folder.resolve("a.zip"), database))
        .hasMessageContaining("progress.target.owned");
  }

  @Test
  void aLinkToAFileThatTheHomeMayHaveIsNoTarget() throws IOException {
    refused(Files.createSymbolicLink(folder.resolve("a.zip"), home.resolve("settings.json")))
        .hasMessageContaining("progress.target.owned");
  }

  @Test
  void aLinkedFolderIsNoWayIn() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    refused(link.resolve("new.zip")).hasMessageContaining("progress.target.owned");
  }

  @Test
  void anotherNameOfAFileOfTheHomeIsNoTarget() throws IOException {
    refused(Files.createLink(folder.resolve("a.zip"), database))
        .hasMessageContaining("progress.target.owned");
  }

  @Test
  void caseMakesNoDifferenceWhereTheFileSystemSeesNone() {
    Path upper = folder.resolve("HOME/retune.mv.db");
    assumeThat(upper).as("a case-sensitive file system").exists();
    refused(upper).hasMessageContaining("progress.target.owned");
  }

  @Test
  void theDatabaseStaysAsItIs() {
    refused(database).hasMessageContaining("progress.target.owned");
    assertThat(database).hasContent("data");
  }

  @Test
  void aFileBesideTheHomeIsATarget() {
    assertThat(outputs.checked(folder.resolve("a.zip"), false)).isEqualTo(folder.resolve("a.zip"));
  }

  @Test
  void aFolderThatOnlyBeginsLikeTheHomeIsATarget() throws IOException {
    Path file = Files.createDirectories(folder.resolve("home2")).resolve("a.zip");
    assertThat(outputs.checked(file, false)).isEqualTo(file);
  }

  @Test
  void aFileThatIsThereNeedsForce() throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "x");
    assertThatThrownBy(() -> outputs.checked(file, false))
        .hasMessageContaining("progress.target.exists");
    assertThat(outputs.checked(file, true)).isEqualTo(file);
  }

  @Test
  void aFolderIsNoFile() {
    refused(folder).hasMessageContaining("progress.target.folder");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    refused(folder.resolve("none/a.zip")).hasMessageContaining("progress.target.noFolder");
  }

  @Test
  void aDeviceIsNoFile() {
    Path device = Path.of("/dev/null");
    assumeThat(device).exists();
    refused(device).hasMessageContaining("progress.target.device");
  }
}
