package dev.retune.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.settings.model.DesktopSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever waits is looked at over some frames. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ReducedMotionTest {
  private static final int FRAMES = 40;

  private final ObjectProperty<DesktopSettings> settings =
      new SimpleObjectProperty<>(DesktopSettings.standard());
  private ProgressIndicator spinner;
  private ProgressBar bar;
  private WindowTheme theme;

  @Start
  void open(Stage stage) {
    spinner = new ProgressIndicator();
    bar = new ProgressBar();
    spinner.setMinSize(24, 24);
    bar.setMinSize(180, 12);
    Scene scene = new Scene(new VBox(20, spinner, bar), 300, 200);
    theme = new WindowTheme(() -> Optional.of(Theme.LIGHT));
    theme.applyTo(scene);
    theme.follow(settings);
    stage.setScene(scene);
    stage.show();
  }

  /** The pictures of a node's place over some frames. */
  private static Set<List<Integer>> pictures(FxRobot robot, Node node) {
    Set<List<Integer>> seen = new HashSet<>();
    // changed style sheets hold from the next frame on
    robot.interact(() -> pixels(node));
    WaitForAsyncUtils.waitForFxEvents(2);
    for (int i = 0; i < FRAMES; i++) {
      WaitForAsyncUtils.waitForFxEvents(1);
      robot.interact(() -> seen.add(pixels(node)));
    }
    return seen;
  }

  private static List<Integer> pixels(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    PixelReader reader = node.getScene().snapshot(null).getPixelReader();
    List<Integer> all = new ArrayList<>();
    for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
      for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
        all.add(reader.getArgb(x, y));
      }
    }
    return all;
  }

  @Test
  void nothingMovesByItselfUntilMotionIsWantedAgain(FxRobot robot) {
    assertThat(pictures(robot, spinner)).hasSizeGreaterThan(1);
    assertThat(pictures(robot, bar)).hasSizeGreaterThan(1);

    robot.interact(() -> settings.set(reduced()));
    assertThat(pictures(robot, spinner)).hasSize(1).allSatisfy(ReducedMotionTest::isNotEmpty);
    assertThat(pictures(robot, bar)).hasSize(1).allSatisfy(ReducedMotionTest::isNotEmpty);

    robot.interact(() -> settings.set(DesktopSettings.standard()));
    assertThat(pictures(robot, spinner)).hasSizeGreaterThan(1);
    assertThat(pictures(robot, bar)).hasSizeGreaterThan(1);
    robot.interact(theme::close);
  }

  private static void isNotEmpty(List<Integer> picture) {
    assertThat(new HashSet<>(picture)).hasSizeGreaterThan(2);
  }

  private static DesktopSettings reduced() {
    DesktopSettings usual = DesktopSettings.standard();
    return new DesktopSettings(
        usual.textSize(),
        true,
        usual.notifications(),
        usual.trayIcon(),
        usual.firstSteps(),
        usual.reviewTimer(),
        usual.reviewGoal(),
        usual.checkForUpdates(),
        usual.updateAddress(),
        usual.templates(),
        usual.views());
  }
}
