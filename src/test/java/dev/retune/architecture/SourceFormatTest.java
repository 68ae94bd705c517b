package dev.retune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SourceFormatTest {
  @Test
  void everySourceIsFormatted() throws IOException {
    assertThat(new SourceFormatter().unformatted(Path.of("src")))
        .as("run: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }
}
