package dev.retune.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** What does not fit can be scrolled to, and there is no bar for what fits. */
@ExtendWith(ApplicationExtension.class)
class ScrolledBoxTest {
  @ParameterizedTest
  @CsvSource({"100, true", "600, false"})
  void wrappedLinesCount(int height, boolean scrolls, FxRobot robot) {
    robot.interact(() -> assertThat(scrolls(new ScrolledBox(), height)).isEqualTo(scrolls));
  }

  /** If this fails, the toolkit has mended it, and the box is not needed any more. */
  @Test
  void aPlainBoxIsCutOff(FxRobot robot) {
    robot.interact(() -> assertThat(scrolls(new VBox(), 100)).isFalse());
  }

  private static boolean scrolls(VBox box, int height) {
    Label words = new Label("A sentence of several words. ".repeat(12));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    box.getChildren().setAll(words);
    ScrollPane pane = new ScrollPane(box);
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    Scene scene = new Scene(pane, 300, height);
    scene.snapshot(null);
    scene.snapshot(null);
    return pane.lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .anyMatch(ScrollBar::isVisible);
  }
}
