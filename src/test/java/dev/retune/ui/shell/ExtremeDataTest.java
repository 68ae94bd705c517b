package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.text.JsonFormat;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.PreparedModel;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * Every screen with extreme data: an answer of 200,000 characters, reasons with emoji, right-to-
 * left and control characters, 10,000 reason codes, and quotes in a reviewer's name.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fill() is called before the tests
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ExtremeDataTest {
  private static final String PERSON = "O'Brien \"Q\" <b>&amp; 가";
  private static final String REASON = "😀👩‍👩‍👧 مرحبا \u202etxt\u0007\u0000 <!channel>";
  private static final int CODES = 10_000;

  @TempDir static Path folder;
  private static SampleServices services;

  @BeforeAll
  static void fill() throws IOException {
    var _ =
        new SettingsFileStore(folder.resolve("settings.json"))
            .change(now -> now.with("person", PERSON));
    services = new SampleServices(PreparedModel.into(folder));
    Path file = folder.resolve("chat.jsonl");
    List<String> lines = new ArrayList<>();
    lines.add(line(1, "Question " + REASON, "long ".repeat(40_000), REASON));
    lines.add(line(2, "x".repeat(20_000), "short", "y".repeat(20_000)));
    Files.write(file, lines);
    WindowServices english = services.in(Locale.ENGLISH);
    assertThat(services.imported(file)).allMatch(report -> report.rejected().isEmpty());
    var _ = english.reasons().save(manyCodes(), PERSON);
  }

  @AfterAll
  static void close() {
    services.close();
  }

  private static String line(int id, String question, String answer, String reason)
      throws IOException {
    return JsonFormat.mapper()
        .writeValueAsString(
            Map.of(
                "id",
                "" + id,
                "created_at",
                "2026-11-22T08:00:00Z",
                "question",
                question,
                "answer",
                answer,
                "vote",
                "down",
                "reason",
                reason));
  }

  private static ReasonCodeList manyCodes() {
    ReasonCodeList now =
        services.in(Locale.ENGLISH).reasons().snapshot(TimeWindow.parse("all")).list();
    List<ReasonCode> codes = new ArrayList<>(now.codes().subList(0, now.codes().size() - 1));
    IntStream.range(0, CODES)
        .mapToObj(i -> new ReasonCode("code " + i, "", List.of(), List.of(), false))
        .forEach(codes::add);
    codes.add(now.codes().getLast());
    return new ReasonCodeList(now.version(), codes);
  }

  private static Scene scene(MainWindow mainWindow) {
    Scene scene = new Scene(mainWindow.root(), 1440, 900);
    Theme.LIGHT.apply(scene);
    scene.snapshot(null);
    return scene;
  }

  private static MainWindow gateway(ScreenId screen) {
    return new MainWindow(
        services.in(Locale.ENGLISH),
        new DirectTaskRunner(),
        TimeWindow.parse("all"),
        screen,
        new DocumentationScreenshots.NoSwitches(Theme.LIGHT));
  }

  @ParameterizedTest
  @EnumSource
  void isShownWithoutAFailure(ScreenId screen, FxRobot robot) {
    robot.interact(
        () -> {
          MainWindow mainWindow = gateway(screen);
          Scene scene = scene(mainWindow);
          if (scene.lookup("#table") instanceof TableView<?> table) {
            table.getSelectionModel().select(0);
            table.getSelectionModel().select(1);
          }
          scene.snapshot(null);
          assertThat(mainWindow.model().notices().shown()).isEmpty();
          assertThat(scene.getRoot().lookupAll("*"))
              .filteredOn(Labeled.class::isInstance)
              .extracting(node -> ((Labeled) node).getText())
              .noneMatch(ExtremeDataTest::steers);
          mainWindow.close();
        });
  }

  private static boolean steers(String text) {
    return text != null && text.chars().anyMatch(c -> c == '\u202e' || c == 7 || c == 0);
  }

  @Test
  void aDecisionIsSavedUnderTheUnusualName(FxRobot robot) {
    robot.interact(
        () -> {
          Scene scene = scene(gateway(ScreenId.REVIEW));
          press(scene, "#do-verdict-FINE");
          press(scene, "#do-save");
        });
    assertThat(services.in(Locale.ENGLISH).review().progress().reviewers())
        .extracting(count -> count.reviewer())
        .containsExactly(PERSON);
  }

  private static void press(Scene scene, String where) {
    Node found = scene.lookup(where);
    if (found instanceof ButtonBase button) {
      button.fire();
    }
  }
}
