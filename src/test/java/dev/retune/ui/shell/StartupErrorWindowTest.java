package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class StartupErrorWindowTest {
  private Alert alert;

  @Start
  void open(Stage stage) {
    alert =
        StartupErrorWindow.alert(
            "Retune cannot start",
            "/home/ann/.local/share/retune/settings.json, line 4: there is no setting"
                + " sources[0].mapping.votes.colums; did you mean columns?");
    alert.show();
  }

  @Test
  void saysWhyWhereNoTerminalDoes(FxRobot robot) throws Exception {
    assertThat(robot.lookup(".content").queryLabeled().getText()).contains("did you mean columns?");
    String picture = System.getenv("RETUNE_PICTURE");
    if (picture != null) {
      robot.interact(
          () -> {
            var image = alert.getDialogPane().snapshot(null, null);
            try {
              ImageIO.write(
                  SwingFXUtils.fromFXImage(image, null), "png", Path.of(picture).toFile());
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
  }
}
