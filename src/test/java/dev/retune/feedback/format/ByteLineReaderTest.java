package dev.retune.feedback.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.mapping.RowRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are the same wherever the blocks of a file end. */
class ByteLineReaderTest {
  @TempDir private Path folder;

  private List<String> lines(String text) throws IOException, RowRejectedException {
    Path file = Files.writeString(folder.resolve("lines"), text);
    List<String> lines = new ArrayList<>();
    try (ByteLineReader reader = new ByteLineReader(file, RowEncoding.UTF_8)) {
      while (reader.next()) {
        lines.add(reader.text());
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {65_532, 65_533, 65_534, 65_535, 65_536, 65_537, 200_000})
  void linesEndAtTheirEnds(int length) throws Exception {
    String one = "가" + "x".repeat(length - 3);
    assertThat(lines("\ufeff" + one + "\r\n\n" + one + "\nlast"))
        .containsExactly(one, "", one, "last");
    assertThat(lines(one + "\n")).containsExactly(one);
  }

  @Test
  void theFirstCharacterIsFoundWithoutReadingItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("array"), "\ufeff \r\n\t[1]\nrest");
    try (ByteLineReader reader = new ByteLineReader(file, RowEncoding.UTF_8)) {
      assertThat(reader.firstCharacter()).isEqualTo('[');
    }
  }
}
