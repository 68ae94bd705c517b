package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Every FXML file loads in both languages, with and without data. */
@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
@Tag("slow")
class EveryScreenTest {
  /** The parts of screens that have several. */
  private static final Map<ScreenId, List<String>> PARTS =
      Map.of(
          ScreenId.RETRAIN,
          List.of("#showCauses", "#showCompare", "#showSchedule", "#showPublish"),
          ScreenId.IMPROVE,
          List.of("#showKnowledge", "#byTopic", "#showPrompts"),
          ScreenId.REPORT,
          List.of("#showJson"));

  @TempDir static Path folder;
  private static SampleServices sample;
  private static SampleServices empty;

  @BeforeAll
  static void open() {
    sample = SampleServices.loaded(folder.resolve("sample"));
    empty = new SampleServices(folder.resolve("empty"));
  }

  @AfterAll
  static void close() {
    sample.close();
    empty.close();
  }

  static Stream<Arguments> everyScreenInBothLanguages() {
    return Stream.of(ScreenId.values())
        .flatMap(screen -> Stream.of("en", "ko").map(language -> arguments(language, screen)));
  }

  @ParameterizedTest
  @MethodSource("everyScreenInBothLanguages")
  void speaksTheLanguageAndHasRoomForEverything(String language, ScreenId screen, FxRobot robot) {
    robot.interact(
        () -> {
          Scene scene = scene(sample.in(Locale.of(language)), screen);
          check(scene);
          hasRoom(smallest(scene), screen + ", " + language, PARTS.getOrDefault(screen, List.of()));
        });
  }

  private static void hasRoom(Scene scene, String where, List<String> parts) {
    assertThat(LayoutFaults.in(scene)).as(where).isEmpty();
    for (String part : parts) {
      ((ButtonBase) scene.lookup(part)).fire();
      scene.snapshot(null);
      assertThat(LayoutFaults.in(scene)).as("%s, %s", where, part).isEmpty();
    }
  }

  /** What a scene shows, in the smallest window that can be made. */
  private static Scene smallest(Scene scene) {
    Parent root = scene.getRoot();
    scene.setRoot(new Region());
    Scene small = new Scene(root, 1000, 640);
    Theme.LIGHT.apply(small);
    // some parts are left out once their new width is known, which another layout follows
    small.snapshot(null);
    small.snapshot(null);
    return small;
  }

  @ParameterizedTest
  @CsvSource({"en", "ko"})
  void theWelcomeSpeaksTheLanguage(String language, FxRobot robot) {
    robot.interact(() -> check(scene(empty.in(Locale.of(language)), ScreenId.OVERVIEW)));
  }

  private static Scene scene(WindowServices services, ScreenId screen) {
    MainWindow mainWindow =
        new MainWindow(
            services,
            new DirectTaskRunner(),
            TimeWindow.parse("all"),
            screen,
            new DocumentationScreenshots.NoSwitches(Theme.LIGHT));
    Scene scene = new Scene(mainWindow.root(), 1440, 900);
    Theme.LIGHT.apply(scene);
    scene.snapshot(null);
    listsItsKeys(mainWindow, scene, screen);
    return scene;
  }

  private static void listsItsKeys(MainWindow mainWindow, Scene scene, ScreenId screen) {
    mainWindow.installKeys(scene);
    Set<KeyCombination> listed =
        mainWindow.keyGroups().stream()
            .flatMap(group -> group.lines().stream())
            .flatMap(line -> line.keys().stream())
            .collect(Collectors.toSet());
    assertThat(listed).as("%s", screen).containsAll(scene.getAccelerators().keySet());
    if (screen == ScreenId.FEEDBACK || screen == ScreenId.REVIEW) {
      boolean shown = mainWindow.root().lookup(".welcome") == null;
      assertThat(mainWindow.keyGroups()).hasSizeGreaterThan(shown ? 3 : 1);
    }
  }

  private static void check(Scene scene) {
    List<Node> nodes = new ArrayList<>();
    gather(scene.getRoot(), nodes);
    assertThat(nodes).hasSizeGreaterThan(40);
    for (Node node : nodes) {
      if (node instanceof Labeled labeled && labeled.getText() != null) {
        assertThat(labeled.getText()).as("a key without a text").doesNotContain("<ui.");
      }
      if (node instanceof ButtonBase button
          && button.isVisible()
          && (button.getText() == null || button.getText().isEmpty())) {
        assertThat(named(button)).as("what a screen reader says of %s", button).isTrue();
      }
      if (isInput(node)) {
        assertThat(spoken(node, nodes)).as("what a screen reader says of %s", node).isTrue();
      }
      if (node instanceof TableView<?> table) {
        canBeCopied(table);
      }
      if (node instanceof Region region && region.isVisible() && node.getParent() == null) {
        assertThat(region.getHeight()).isEqualTo(900);
      }
    }
  }

  /** Every table offers its columns, several rows at once, and to copy them. */
  private static void canBeCopied(TableView<?> table) {
    assertThat(table.isTableMenuButtonVisible()).as("columns of %s", table).isTrue();
    assertThat(table.getSelectionModel().getSelectionMode()).isEqualTo(SelectionMode.MULTIPLE);
    assertThat(table.getContextMenu().getItems()).as("menu of %s", table).isNotEmpty();
    assertThat(table.getColumns()).allMatch(TableColumn::isReorderable);
  }

  /**
   * Whether a person types, chooses or reads rows here; parts of toolkit controls are not meant.
   */
  private static boolean isInput(Node node) {
    boolean input =
        node instanceof TextInputControl
            || node instanceof ComboBoxBase<?>
            || node instanceof TableView<?>
            || node instanceof ListView<?>
            || node instanceof Spinner<?>;
    return input && node.isVisible() && !isPart(node);
  }

  private static boolean isPart(Node node) {
    for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent instanceof ComboBoxBase<?> || parent instanceof Spinner<?>) {
        return true;
      }
    }
    return false;
  }

  /** By a text of its own, by its prompt, or by a label that stands for it. */
  private static boolean spoken(Node node, List<Node> all) {
    boolean prompted =
        node instanceof TextInputControl field
            && field.getPromptText() != null
            && !field.getPromptText().isBlank();
    return node.getAccessibleText() != null
        || prompted
        || all.stream().anyMatch(n -> n instanceof Label label && node.equals(label.getLabelFor()));
  }

  /**
   * Buttons inside toolkit controls, such as the arrow of a combo box, are named by their control.
   */
  private static boolean named(ButtonBase button) {
    return button.getAccessibleText() != null || button.getStyleClass().contains("arrow-button");
  }

  private static void gather(Node node, List<Node> nodes) {
    nodes.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, nodes));
    }
  }
}
