package dev.retune.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of killed processes are deleted, and those in use are not. */
class TemporaryFolderTest {
  @TempDir Path parent;

  /** For a process that is killed: creates a folder in the given one, says so and waits. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      Path folder = TemporaryFolder.in(Path.of(args[0])).path();
      Files.writeString(folder.resolve("records.db"), "private");
      System.out.println(folder);
      // ends with the other process
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is sent to it");
      }
    }
  }

  @Test
  void closingDeletesTheFolder() throws IOException {
    TemporaryFolder folder = TemporaryFolder.in(parent);
    Files.createDirectory(folder.path().resolve("inner"));
    Files.writeString(folder.path().resolve("inner/text"), "private");
    folder.close();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void aFolderInUseByThisProcessStays() throws IOException {
    try (TemporaryFolder one = TemporaryFolder.in(parent);
        TemporaryFolder other = TemporaryFolder.in(parent)) {
      assertThat(one.path()).isDirectory();
      assertThat(other.path()).isDirectory();
    }
  }

  @Test
  void aFolderIsDeletedOnlyAfterItsProcessWasKilled() throws Exception {
    Process process =
        ChildJvm.of(Holder.class, parent.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said = process.inputReader()) {
      Path left = Path.of(said.readLine());
      TemporaryFolder.in(parent).close();
      assertThat(left.resolve("records.db")).hasContent("private");

      process.destroyForcibly().waitFor();
      TemporaryFolder.in(parent).close();
      assertThat(parent).isEmptyDirectory();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    Path other = Files.createDirectory(parent.resolve("retune-temporary-by-hand"));
    Files.writeString(other.resolve("text"), "mine");
    TemporaryFolder.in(parent).close();
    assertThat(other.resolve("text")).exists();
  }
}
