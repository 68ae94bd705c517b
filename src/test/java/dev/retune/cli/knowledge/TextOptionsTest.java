package dev.retune.cli.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.knowledge.model.DocumentText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real cause is told when the text of a fix cannot be read. */
class TextOptionsTest {
  private static final DocumentText BEFORE = new DocumentText("Title", "", "before");

  @TempDir Path folder;

  private static TextOptions options(Path file) {
    return CommandLine.populateCommand(new TextOptions(), "--text", file.toString());
  }

  @Test
  void aFileIsReadAndAnythingElseNamed() throws IOException {
    Path file = folder.resolve("new.txt");
    assertThatThrownBy(() -> options(file).over(BEFORE)).hasMessageContaining("cli.noFile");
    assertThatThrownBy(() -> options(folder).over(BEFORE))
        .hasMessageContaining("cli.knowledge.folder");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> options(file).over(BEFORE))
        .hasMessageContaining("cli.knowledge.unreadable");
    Files.writeString(file, "after");
    assertThat(options(file).over(BEFORE).body()).isEqualTo("after");
  }
}
