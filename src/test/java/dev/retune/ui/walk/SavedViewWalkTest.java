package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.shell.VirtualDisplay;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views of Feedback in a real window, which is closed and opened again. */
@Tag("long")
class SavedViewWalkTest {
  @TempDir private Path folder;

  @Test
  void aViewIsThereAfterARestart() throws Exception {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display);
      SampleServices.loaded(process.home()).close();
      assertThat(process.walk(SavedViewWalk.class, SavedViewWalk.KEEP.name())).endsWith("walked\n");
      assertThat(process.walk(SavedViewWalk.class, SavedViewWalk.USE.name())).endsWith("walked\n");
    }
  }
}
