package dev.retune.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void aFailedWriteLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.replace(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);
    AtomicFiles.replace(link, out -> out.write('n'));
    assertThat(file).hasContent("n");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void theNewFileIsItsOwnersAlone() throws IOException {
    Path file = folder.resolve("a");
    AtomicFiles.replace(file, out -> out.write('n'));
    assertThat(OwnerOnlyFiles.isOpen(file)).isFalse();
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void aFileWrittenElsewhereIsMovedIntoPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Path written = Files.writeString(folder.resolve("a.partial"), "new");
    AtomicFiles.moveInto(written, file);
    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("a");
  }
}
