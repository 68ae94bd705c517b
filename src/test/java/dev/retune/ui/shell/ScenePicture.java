package dev.retune.ui.shell;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The picture of a scene with its pop-up windows. */
final class ScenePicture {
  private ScenePicture() {}

  /** Draws a scene, with {@code scale} pixels for each unit of its layout. */
  static BufferedImage of(Scene scene, int scale) {
    WritableImage drawn;
    if (scale == 1) {
      drawn = scene.snapshot(null);
    } else {
      SnapshotParameters larger = new SnapshotParameters();
      larger.setTransform(Transform.scale(scale, scale));
      larger.setFill(scene.getFill());
      drawn = scene.getRoot().snapshot(larger, null);
    }
    // without transparency a file is smaller, and written sooner
    BufferedImage image =
        SwingFXUtils.fromFXImage(
            drawn,
            new BufferedImage(
                (int) drawn.getWidth(), (int) drawn.getHeight(), BufferedImage.TYPE_INT_RGB));
    Window.getWindows().stream()
        .filter(window -> window instanceof PopupWindow)
        .forEach(over -> draw(over, scene, image, scale));
    return image;
  }

  private static void draw(Window over, Scene scene, BufferedImage image, int scale) {
    Scene popup = over.getScene();
    int width = (int) popup.getWidth();
    int height = (int) popup.getHeight();
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    clear.setTransform(Transform.scale(scale, scale));
    clear.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
    WritableImage drawn = new WritableImage(width * scale, height * scale);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(
        SwingFXUtils.fromFXImage(popup.getRoot().snapshot(clear, drawn), null),
        ((int) (over.getX() - scene.getWindow().getX())) * scale,
        ((int) (over.getY() - scene.getWindow().getY())) * scale,
        null);
    graphics.dispose();
  }
}
