package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.theme.Theme;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The colours of the gauge follow the theme. */
@ExtendWith(ApplicationExtension.class)
class RatioGaugeTest {
  private static final Color DARK_TRACK = Color.web("#2b3340");
  private static final Color LIGHT_TRACK = Color.web("#e7eaf0");

  @Test
  void theTrackAndTheMarkChangeWithTheTheme(FxRobot robot) {
    robot.interact(
        () -> {
          RatioGauge gauge = new RatioGauge();
          gauge.show(new RatioGauge.Reading(0.4, 0.38, 0.42, 0.3), "40.0%");
          Scene scene = new Scene(new StackPane(gauge), 400, 300);
          assertThat(strokes(scene, gauge, Theme.LIGHT)).contains(LIGHT_TRACK);
          assertThat(strokes(scene, gauge, Theme.DARK))
              .contains(DARK_TRACK)
              .doesNotContain(LIGHT_TRACK);
          assertThat(strokes(scene, gauge, Theme.LIGHT))
              .contains(LIGHT_TRACK)
              .doesNotContain(DARK_TRACK);
        });
  }

  private static List<Paint> strokes(Scene scene, RatioGauge gauge, Theme theme) {
    theme.apply(scene);
    scene.snapshot(null);
    return gauge.lookupAll("*").stream()
        .flatMap(node -> node instanceof Shape shape ? Stream.of(shape.getStroke()) : Stream.of())
        .filter(paint -> paint != null)
        .toList();
  }
}
