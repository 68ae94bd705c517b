package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.shell.VirtualDisplay;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reviewers and team leads use after the first ten minutes, and a first run by the clock. */
@Tag("long")
class SecondDayWalkTest {
  @TempDir private Path folder;

  @BeforeEach
  void aDisplay() {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
  }

  @ParameterizedTest
  @EnumSource(ReviewerWalk.class)
  void aReviewerByKeysAlone(ReviewerWalk script) throws Exception {
    walked(ReviewerWalk.class, script.name(), true);
  }

  @ParameterizedTest
  @EnumSource(LeadWalk.class)
  void aTeamLead(LeadWalk script) throws Exception {
    walked(LeadWalk.class, script.name(), true);
  }

  @Test
  void anEmptyHomeHasALiveIndexBySixStepsOfWhichFourAreDone() throws Exception {
    walked(FirstRunWalk.class, FirstRunWalk.SAMPLE.name(), false);
  }

  private void walked(Class<?> script, String name, boolean sample) throws Exception {
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display);
      if (sample) {
        SampleServices.loaded(process.home()).close();
      }
      assertThat(process.walk(script, name)).contains("seen: ").doesNotContain("Exception");
    }
  }
}
