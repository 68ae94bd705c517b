package dev.retune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeTest {
  @Test
  void aUserWithoutAFolderHasNoHome() {
    assertThatThrownBy(() -> Home.perUser("?/.local/share/retune"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("settings.noHome");
  }

  @Test
  void aFolderThatIsNamedIsEnough() {
    assertThat(Home.of(Optional.of(Path.of("/data")), Map.of()).folder())
        .isEqualTo(Path.of("/data"));
  }
}
