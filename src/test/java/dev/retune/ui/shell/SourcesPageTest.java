package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person connects a database, imports a file, and says how a file is read. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class SourcesPageTest {
  @TempDir Path folder;

  private SampleServices services;
  private ConsoleWindow console;
  private Stage stage;
  private Path home;

  @Start
  void open(Stage shown) throws IOException {
    stage = shown;
    home = Files.createDirectories(folder.resolve("home"));
    services = new SampleServices(home);
    new UiStateStore(home).write(UiState.none());
    console = new ConsoleWindow(services::in, Locale.ENGLISH, shown);
    shown.setX(0);
    shown.setY(0);
    shown.setWidth(1000);
    shown.setHeight(960);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(console::close);
    services.close();
  }

  private static void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      throw new AssertionError("Condition not met in time", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private <T extends Node> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().getRoot().lookup("#" + id));
  }

  private boolean shows(String id) {
    Node node = stage.getScene().getRoot().lookup("#" + id);
    return node != null && node.isVisible();
  }

  private String text(String id) {
    return shows(id) ? node(id, Labeled.class).getText() : "";
  }

  private Settings settings() {
    return new SettingsFileStore(home.resolve("settings.json")).load();
  }

  /** The tables that Open WebUI's profile needs, with three ratings. */
  private Path database() throws SQLException {
    Path file = folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "create table chats (id integer primary key, question, answer, created_at)");
      statement.execute(
          "create table votes (id integer primary key, conversation_id, vote, why, created_at)");
      statement.execute(
          "insert into chats values (1, 'Where is it?', 'Here.', '2026-11-02'), (2, 'When?',"
              + " 'Now.', '2026-11-02')");
      statement.execute(
          "insert into votes values (1, 1, 'up', 'clear', '2026-11-03'), (2, 2, 'down', 'late',"
              + " '2026-11-04')");
    }
    return file;
  }

  @Test
  void anAddressIsCheckedAddedAndListed(FxRobot robot) throws SQLException {
    Path file = database();
    until(() -> shows("connect"));
    robot.clickOn("#connect");
    until(() -> shows("set-url") && text("title").equals("Settings"));
    robot.interact(() -> node("set-url", TextField.class).setText("sqlite:///" + file));
    robot.interact(() -> node("set-url", TextField.class).requestFocus());
    robot.type(KeyCode.ENTER);
    until(() -> text("headline").contains("2 votes, 1 like, 1 dislike"));
    assertThat(text("headline")).contains("from Nov 3 to Nov 4, 2026");
    assertThat(node("pairs", TableView.class).getItems().size()).isEqualTo(2);
    robot.interact(() -> node("mappingPane", TitledPane.class).setExpanded(true));
    robot.interact(
        () -> {
          node("map-votes", ButtonBase.class).fire();
          ComboBox<?> reason = node("map-reason", ComboBox.class);
          reason.getSelectionModel().select(reason.getItems().indexOf("why"));
        });
    until(() -> text("headline").contains("2 have a reason"));
    robot.interact(() -> node("set-name", TextField.class).setText("team chat"));
    robot.interact(() -> node("saveSource", ButtonBase.class).fire());
    until(() -> !text("outcome").isEmpty());
    assertThat(text("outcome")).isEqualTo("team chat was added. It is read at the next sync.");
    assertThat(node("sourceList", ListView.class).getItems().size()).isEqualTo(1);
    assertThat(settings().sources()).extracting(SourceConfig::name).containsExactly("team chat");
    assertThat(settings().sources().getFirst().mapping().votes().orElseThrow().columns())
        .containsEntry("reason", "why");
    robot.interact(() -> node("sync", ButtonBase.class).fire());
    until(() -> text("synced").contains("2026"));
    robot.interact(() -> node("remove", ButtonBase.class).fire());
    until(() -> shows("dialog-yes"));
    robot.clickOn("#dialog-yes");
    until(() -> settings().sources().isEmpty());
  }

  @Test
  void filesThatAreDroppedAreCheckedAndThenImported(FxRobot robot) throws IOException {
    Path file = folder.resolve("export.csv");
    Files.writeString(
        file,
        """
        id,question,answer,rating,reason
        1,Where is it?,Here.,up,
        2,When?,Now.,down,late
        """);
    until(() -> shows("drop"));
    // as the drop target of the window does
    robot.interact(() -> console.content().screens().openSources(List.of(file)));
    until(() -> text("obstacle").contains("tick that rows without a time"));
    assertThat(node("importFiles", ButtonBase.class).isDisabled()).isTrue();
    robot.interact(() -> node("map-time-of-import", CheckBox.class).fire());
    until(() -> !node("importFiles", ButtonBase.class).isDisabled());
    assertThat(text("headline")).contains("2 votes, 1 like, 1 dislike");
    robot.interact(() -> node("importFiles", ButtonBase.class).fire());
    until(
        () ->
            text("outcome").contains("1 file imported. New or changed: 2 answers, 2 votes, 0 doc"));
    assertThat(node("importFiles", ButtonBase.class).getStyleClass()).doesNotContain("accent");
  }
}
