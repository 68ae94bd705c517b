package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.shell.VirtualDisplay;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first ten minutes of three people, by the mouse and the keyboard of an X server. */
@Tag("long")
class RealWindowTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Persona.class)
  void theFirstTenMinutes(Persona persona) throws Exception {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display);
      if (persona != Persona.OPERATOR) {
        SampleServices.loaded(process.home()).close();
      }
      String said = process.walk(Persona.class, persona.name());
      assertThat(said).endsWith("walked\n");
      assertThat(said.lines().filter(line -> line.startsWith("seen: ")))
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }
}
