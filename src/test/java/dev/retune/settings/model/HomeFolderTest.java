package dev.retune.settings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home is accessible to its owner only. */
class HomeFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void onASystemWithRights() {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "permissions are access control lists on this system");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path open(Path path) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aNewOneIsClosedFromTheStart() throws IOException {
    HomeFolder home = new HomeFolder(folder.resolve("home"));
    home.make();
    assertThat(rights(home.folder())).isEqualTo("rwx------");
  }

  @Test
  void oneThatWasOpenIsClosedWithAllThatItHolds() throws IOException {
    Path home = open(Files.createDirectory(folder.resolve("home")));
    Path index = open(Files.createDirectory(home.resolve("index")));
    Path inside = Files.writeString(index.resolve("_0.si"), "x");
    Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rw-r--r--"));
    new HomeFolder(home).make();
    assertThat(List.of(rights(home), rights(index), rights(inside)))
        .containsExactly("rwx------", "rwx------", "rw-------");
  }

  @Test
  void aFolderThatHoldsOtherThingsStaysOpenForThem() throws IOException {
    Path home = open(Files.createDirectory(folder.resolve("home")));
    Path other = open(Files.writeString(home.resolve("notes.txt"), "x"));
    Path settings = open(Files.writeString(home.resolve("settings.json"), "{}"));
    new HomeFolder(home).make();
    assertThat(List.of(rights(home), rights(other), rights(settings)))
        .containsExactly("rwxr-xr-x", "rwxr-xr-x", "rwx------");
  }

  /** Whether another user can run a command successfully. */
  private static boolean othersCan(String... command) throws Exception {
    List<String> asNobody =
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
    Process process =
        new ProcessBuilder(
                java.util.stream.Stream.concat(asNobody.stream(), List.of(command).stream())
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  private static boolean canBecomeAnother() throws InterruptedException {
    try {
      return othersCan("true");
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void anotherUserGetsAtNothingOfARunningOne() throws Exception {
    assumeTrue(canBecomeAnother(), "requires root, to act as another user with setpriv");
    Path shared = open(Files.createTempDirectory("retune-shared"));
    Files.setPosixFilePermissions(
        Files.writeString(shared.resolve("known"), "x"),
        PosixFilePermissions.fromString("rw-r--r--"));
    HomeFolder home = HomeFolder.of(shared.resolve("home"));
    home.make();
    try (Workspace workspace = Workspace.open(home.database(), List.of())) {
      assertThat(workspace.url().kind()).isEqualTo(DatabaseUrl.Kind.H2);
      assertThat(othersCan("cat", shared.resolve("known").toString())).isTrue();
      assertThat(othersCan("ls", home.folder().toString())).isFalse();
      for (String name : List.of("retune.key", "retune.server", "retune.mv.db")) {
        assertThat(home.folder().resolve(name)).exists();
        assertThat(othersCan("cat", home.folder().resolve(name).toString())).isFalse();
      }
    }
  }

  @Test
  void aUserWithoutAFolderHasNoHome() {
    assertThatThrownBy(() -> HomeFolder.perUser("?/.local/share/retune"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("settings.noHome");
  }

  @Test
  void aFolderThatIsNamedIsEnough() {
    assertThat(HomeFolder.of(Path.of("/data")).folder()).isEqualTo(Path.of("/data"));
  }
}
