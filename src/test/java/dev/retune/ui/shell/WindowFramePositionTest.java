package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.navigation.UiState;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowFramePositionTest {
  private static final double BAR = 37;
  private static final List<Rectangle2D> SCREENS = List.of(new Rectangle2D(0, 0, 1920, 1080));

  private static UiState.Frame at(double x, double y) {
    return new UiState.Frame(x, y, 1280, 820, false);
  }

  @Test
  void theWindowDoesNotCreepWithEachStart() {
    UiState.Frame saved = at(100, 200);
    for (int start = 0; start < 5; start++) {
      WindowFramePosition position = new WindowFramePosition();
      position.ask(saved);
      // this window manager reports the window above the place that was asked for
      saved = position.toSave(at(saved.x(), saved.y() - BAR));
    }
    assertThat(saved).isEqualTo(at(100, 200));
  }

  @Test
  void aWindowThatTheUserMovedAppearsWhereItWas() {
    WindowFramePosition position = new WindowFramePosition();
    position.ask(at(100, 200));
    position.toSave(at(100, 200 - BAR));
    assertThat(position.toSave(at(300, 400))).isEqualTo(at(300, 400 + BAR));
  }

  @Test
  void aTitleBarAboveTheScreenIsBroughtBack() {
    assertThat(WindowFramePosition.reachable(at(100, -50), SCREENS)).contains(at(100, 0));
    assertThat(WindowFramePosition.reachable(at(5000, 100), SCREENS)).isEmpty();
  }
}
