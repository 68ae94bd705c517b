package dev.retune.ui.walk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Pictures of what the display shows. Used on the JavaFX thread. */
final class WalkPictures {
  private final Path folder;
  private int step;

  WalkPictures(Path folder) {
    this.folder = folder;
  }

  /** The folder of the pictures. */
  Path folder() {
    return folder;
  }

  /** Keeps a picture of the whole display, and returns its number of colours. */
  int keep(String name) throws IOException {
    BufferedImage image = captured(Screen.getPrimary().getBounds());
    Path file = Files.createDirectories(folder).resolve("%02d-%s.png".formatted(++step, name));
    ImageIO.write(image, "png", file.toFile());
    return colors(image);
  }

  /** The number of colours in a part of the display. */
  int colors(Rectangle2D part) {
    return colors(captured(part));
  }

  private static int colors(BufferedImage image) {
    return (int) Arrays.stream(pixels(image)).distinct().count();
  }

  /**
   * A number for what the display shows in the upper left part of the window, which the system's
   * dialogs cover.
   */
  int hash() {
    Stage stage = WindowTexts.stages().findFirst().orElseThrow();
    double x = Math.max(0, stage.getX());
    double y = Math.max(0, stage.getY());
    double part = 0.3;
    return hash(new Rectangle2D(x, y, stage.getWidth() * part, stage.getHeight() * part));
  }

  /** A number for what a part of the display shows. */
  int hash(Rectangle2D part) {
    return Arrays.hashCode(pixels(captured(part)));
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  private static BufferedImage captured(Rectangle2D all) {
    return SwingFXUtils.fromFXImage(new Robot().getScreenCapture(null, all), null);
  }
}
