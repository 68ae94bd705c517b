package dev.retune.ui.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiStateStoreTest {
  @TempDir Path home;

  @Test
  void comesBackAsItWas() {
    UiState left =
        new UiState(
            Optional.of(new UiState.Frame(10, 20, 1280, 820, false)),
            Optional.of("RETRAIN"),
            Optional.of("7d"),
            Optional.of("vote:dislike"));
    new UiStateStore(home).write(left);
    assertThat(new UiStateStore(home).read()).isEqualTo(left);
  }

  @Test
  void aFirstStartKnowsNothing() {
    assertThat(new UiStateStore(home).read()).isEqualTo(UiState.none());
  }

  @Test
  void abrokenFileIsAFreshStart() throws IOException {
    Files.writeString(home.resolve("ui-state.json"), "{\"frame\":");
    assertThat(new UiStateStore(home).read()).isEqualTo(UiState.none());
  }

  @Test
  void aFileOfBeforeIsReadStill() throws IOException {
    Files.writeString(home.resolve("ui-state.json"), "{\"screen\":\"RETRAIN\",\"window\":\"7d\"}");
    UiState read = new UiStateStore(home).read();
    assertThat(read.screen()).contains("RETRAIN");
    assertThat(read.votes()).isEmpty();
  }
}
