package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cluster.FakeSparkServer;
import dev.retune.cluster.job.EmbeddingJobTable;
import dev.retune.cluster.job.JobArguments;
import dev.retune.cluster.job.JobDatabase;
import dev.retune.cluster.job.JobProgress.State;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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

/** A person names a cluster in Settings, and a run follows it there, is cancelled, and succeeds. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ClusterRunWindowTest {
  @TempDir static Path folder;
  private static SampleServices services;
  private static FakeSparkServer spark;

  private ConsoleWindow console;
  private Stage stage;

  @BeforeAll
  static void fill() throws IOException {
    DatabaseUrl database = TestDatabases.POSTGRESQL.migrated();
    Path home = Files.createDirectories(folder.resolve("home"));
    services =
        new SampleServices(
                home,
                Map.of(
                    "RETUNE_DATABASE",
                    database.jdbc()
                        + (database.jdbc().contains("?") ? "&" : "?")
                        + "user="
                        + database.user().orElse("postgres")))
            .korean();
    new UiStateStore(home).write(UiState.none());
    spark = new FakeSparkServer();
    spark.states.add("RUNNING");
  }

  @AfterAll
  static void end() {
    spark.close();
    services.close();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
    console = new ConsoleWindow(services::in, Locale.ENGLISH, shown);
    shown.setX(0);
    shown.setY(0);
    shown.setWidth(1000);
    shown.setHeight(960);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(console::close);
  }

  private void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      throw new AssertionError("Not in time; shown: " + texts(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> texts() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .map(label -> ((Labeled) label).getText())
        .filter(text -> text != null && !text.isBlank())
        .toList();
  }

  private <T extends Node> T node(String where, Class<T> type) {
    return type.cast(stage.getScene().getRoot().lookup(where));
  }

  private boolean shows(String where) {
    Node node = stage.getScene().getRoot().lookup(where);
    for (Node up = node; up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private void press(FxRobot robot, String where) {
    until(() -> shows(where) && !node(where, Node.class).isDisabled());
    robot.interact(() -> node(where, javafx.scene.control.ButtonBase.class).fire());
  }

  private void type(FxRobot robot, String where, String text) {
    until(() -> shows(where));
    robot.interact(() -> node(where, TextField.class).setText(text));
  }

  private boolean says(String where, String text) {
    return shows(where) && node(where, Labeled.class).getText().contains(text);
  }

  private boolean cardSays(String text) {
    return stage.getScene().getRoot().lookupAll("#engine-card .finding").stream()
        .anyMatch(line -> ((Labeled) line).getText().contains(text));
  }

  /** The driver begins, has counted the texts, and has embedded some of them, or is done. */
  private static void drive(JsonNode request, boolean ends) {
    List<String> words = new ArrayList<>();
    request.path("appArgs").forEach(word -> words.add(word.asText()));
    try {
      JobArguments arguments = JobArguments.parse(words.toArray(String[]::new));
      try (Connection connection = JobDatabase.of(arguments, "").open();
          Statement statement = connection.createStatement()) {
        EmbeddingJobTable jobs = new EmbeddingJobTable(connection);
        assertThat(jobs.start(arguments.job())).isTrue();
        jobs.counted(arguments.job(), 4);
        statement.executeUpdate(
            "insert into embedding_job_part (job_id, part_number, done, embedded, busy_millis)"
                + " values ("
                + arguments.job()
                + ", 0, 3, 3, 900)");
        if (ends) {
          jobs.end(arguments.job(), State.DONE, "");
        }
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRunIsDoneOnTheClusterThatSettingsName(FxRobot robot) {
    AtomicBoolean ends = new AtomicBoolean();
    spark.onCreate = request -> drive(request, ends.get());
    press(robot, "#go-settings");
    press(robot, "#section-model");
    until(() -> shows("#set-engine-kind"));
    assertThat(shows("#set-engine-master")).isFalse();
    robot.interact(() -> node("#set-engine-kind", ComboBox.class).getSelectionModel().select(1));
    type(robot, "#set-engine-master", "spark://127.0.0.1:7077");
    type(robot, "#set-engine-jar", "file:/srv/retune-spark.jar");
    type(robot, "#set-engine-restPort", "1");
    press(robot, "#check-engine");
    until(() -> cardSays("The cluster does not answer at 127.0.0.1:1."));
    type(robot, "#set-engine-restPort", String.valueOf(spark.port()));
    press(robot, "#check-engine");
    until(() -> cardSays("The REST server answers: Spark 4.2.0."));
    press(robot, "#save");
    // the button is disabled from the click on, when a run would still use the settings of before
    until(() -> says("#state", "All changes saved."));

    press(robot, "#go-retrain");
    press(robot, "#run");
    until(() -> says("#stage", "The cluster is computing vectors: 3 of 4"));
    press(robot, "#cancel");
    until(() -> says("#outcomeState", "Cancelled"));
    assertThat(spark.asked).contains("kill/" + FakeSparkServer.ID);

    ends.set(true);
    press(robot, "#run");
    until(() -> says("#outcomeState", "Promoted"));
    assertThat(spark.created).hasSize(2);
    assertThat(spark.created.getFirst().path("sparkProperties").path("spark.jars").asText())
        .isEqualTo("file:/srv/retune-spark.jar");
  }
}
