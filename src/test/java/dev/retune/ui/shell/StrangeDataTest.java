package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.ReadyModel;
import dev.retune.reasons.ReasonCode;
import dev.retune.reasons.ReasonList;
import dev.retune.settings.SettingsStore;
import dev.retune.stats.Window;
import dev.retune.text.Json;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Theme;
import dev.retune.work.Monitor;
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
 * Every screen over data as strange as it comes: an answer of 200,000 characters, reasons with
 * emoji, right-to-left and control characters, 10,000 reason codes, a reviewer named in quotes.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fill() is called before the tests
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class StrangeDataTest {
  private static final String PERSON = "O'Brien \"Q\" <b>&amp; 가";
  private static final String REASON = "😀👩‍👩‍👧 مرحبا \u202etxt\u0007\u0000 <!channel>";
  private static final int CODES = 10_000;

  @TempDir static Path folder;
  private static SampleServices services;

  @BeforeAll
  static void fill() throws IOException {
    var _ =
        new SettingsStore(folder.resolve("settings.json"))
            .change(now -> now.with("person", PERSON));
    services = new SampleServices(ReadyModel.into(folder));
    Path file = folder.resolve("chat.jsonl");
    List<String> lines = new ArrayList<>();
    lines.add(line(1, "Question " + REASON, "long ".repeat(40_000), REASON));
    lines.add(line(2, "x".repeat(20_000), "short", "y".repeat(20_000)));
    Files.write(file, lines);
    Services english = services.in(Locale.ENGLISH);
    assertThat(english.intake().files().apply(List.of(file), Monitor.none()))
        .allMatch(report -> report.rejected().isEmpty());
    var _ = english.reasons().save(manyCodes(), PERSON);
  }

  @AfterAll
  static void close() {
    services.close();
  }

  private static String line(int id, String question, String answer, String reason)
      throws IOException {
    return Json.mapper()
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

  private static ReasonList manyCodes() {
    ReasonList now = services.in(Locale.ENGLISH).reasons().look(Window.parse("all")).list();
    List<ReasonCode> codes = new ArrayList<>(now.codes().subList(0, now.codes().size() - 1));
    IntStream.range(0, CODES)
        .mapToObj(i -> new ReasonCode("code " + i, "", List.of(), List.of(), false))
        .forEach(codes::add);
    codes.add(now.codes().getLast());
    return new ReasonList(now.version(), codes);
  }

  private static Scene scene(Desk desk) {
    Scene scene = new Scene(desk.root(), 1440, 900);
    Theme.LIGHT.apply(scene);
    scene.snapshot(null);
    return scene;
  }

  private static Desk desk(Screen screen) {
    return new Desk(
        services.in(Locale.ENGLISH),
        new CurrentThread(),
        Window.parse("all"),
        screen,
        new Pictures.NoSwitches(Theme.LIGHT));
  }

  @ParameterizedTest
  @EnumSource
  void isShownWithoutAFailure(Screen screen, FxRobot robot) {
    robot.interact(
        () -> {
          Desk desk = desk(screen);
          Scene scene = scene(desk);
          if (scene.lookup("#table") instanceof TableView<?> table) {
            table.getSelectionModel().select(0);
            table.getSelectionModel().select(1);
          }
          scene.snapshot(null);
          assertThat(desk.model().notices().shown()).isEmpty();
          assertThat(scene.getRoot().lookupAll("*"))
              .filteredOn(Labeled.class::isInstance)
              .extracting(node -> ((Labeled) node).getText())
              .noneMatch(StrangeDataTest::steers);
          desk.close();
        });
  }

  private static boolean steers(String text) {
    return text != null && text.chars().anyMatch(c -> c == '\u202e' || c == 7 || c == 0);
  }

  @Test
  void aDecisionIsSavedUnderTheStrangeName(FxRobot robot) {
    robot.interact(
        () -> {
          Scene scene = scene(desk(Screen.REVIEW));
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
