package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Walks through every screen by the Tab key, in a minute of processor time. */
@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
@Tag("long")
class FocusWalkTest {
  private static final int MOST = 150;

  @TempDir static Path folder;
  private static SampleServices sample;

  @BeforeAll
  static void open() {
    sample = SampleServices.loaded(folder);
  }

  @AfterAll
  static void close() {
    sample.close();
  }

  @ParameterizedTest
  @EnumSource(ScreenId.class)
  void everyControlIsReachedAndSeenToHaveTheFocus(ScreenId screen, FxRobot robot) {
    Stage[] stage = new Stage[1];
    robot.interact(() -> stage[0] = shown(screen));
    Scene scene = stage[0].getScene();
    List<Node> walked = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    Set<Node> stops = new LinkedHashSet<>();
    robot.interact(() -> scene.lookup("#go-overview").requestFocus());
    // a ring is for those who use the keyboard
    robot.type(KeyCode.TAB);
    while (walked.size() < MOST && stops.add(scene.getFocusOwner())) {
      Node owner = scene.getFocusOwner();
      walked.add(owner);
      int[] with = pixels(owner, robot);
      next(owner, robot);
      assertThat(scene.getFocusOwner()).as("a key leads on from %s", owner).isNotSameAs(owner);
      if (Arrays.equals(with, pixels(owner, robot))) {
        unseen.add(owner.toString());
      }
    }
    assertThat(unseen).as("what looks the same with the focus").isEmpty();
    assertThat(stops).as("what the keyboard reaches").containsAll(controls(scene.getRoot()));
    Node navigation = scene.lookup(".navigation");
    long entered =
        IntStream.range(0, walked.size())
            .filter(at -> isWithin(walked.get(at), navigation))
            .filter(at -> !isWithin(walked.get(at == 0 ? walked.size() - 1 : at - 1), navigation))
            .count();
    assertThat(entered).as("the names of the screens follow each other").isEqualTo(1);
    robot.interact(stage[0]::hide);
  }

  private static Stage shown(ScreenId screen) {
    MainWindow window =
        new MainWindow(
            sample.in(Locale.ENGLISH),
            new DirectTaskRunner(),
            TimeWindow.parse("30d"),
            screen,
            new DocumentationScreenshots.NoSwitches(Theme.LIGHT));
    Scene scene = new Scene(window.root(), 1440, 900);
    Theme.LIGHT.apply(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
    return stage;
  }

  private static void next(Node owner, FxRobot robot) {
    if (owner instanceof TextArea) {
      // where the key itself is a character of the text
      robot.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
    } else {
      robot.type(KeyCode.TAB);
    }
  }

  private static int[] pixels(Node node, FxRobot robot) {
    int[][] found = new int[1][];
    robot.interact(
        () -> {
          var image = SwingFXUtils.fromFXImage(node.snapshot(null, null), null);
          found[0] =
              image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        });
    return found[0];
  }

  /** The controls that take the focus, without those inside of others. */
  private static List<Node> controls(Parent root) {
    List<Node> found = new ArrayList<>();
    for (Node child : root.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (isByArrows(child)) {
        continue;
      }
      if (child instanceof Control && child.isFocusTraversable()) {
        found.add(child);
      } else if (child instanceof Parent parent) {
        found.addAll(controls(parent));
      }
    }
    return found;
  }

  /** Of buttons that exclude each other the key reaches the selected one, and arrows the others. */
  private static boolean isByArrows(Node node) {
    return node instanceof ToggleButton button
        && button.getToggleGroup() != null
        && !button.isSelected();
  }

  private static boolean isWithin(Node node, Node around) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(around)) {
        return true;
      }
    }
    return false;
  }
}
