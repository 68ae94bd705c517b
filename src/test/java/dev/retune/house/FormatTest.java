package dev.retune.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FormatTest {
  @Test
  void everySourceIsInTheHouseStyle() throws IOException {
    assertThat(new Format().strangers(Path.of("src")))
        .as("run: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }
}
