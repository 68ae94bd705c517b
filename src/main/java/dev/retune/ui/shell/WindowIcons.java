package dev.retune.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The icons of the window in all sizes. */
final class WindowIcons {
  private WindowIcons() {}

  static List<Image> load() {
    return Stream.of(16, 32, 48, 128, 256).map(WindowIcons::load).toList();
  }

  private static Image load(int size) {
    String name = "/dev/retune/ui/icons/retune-" + size + ".png";
    return new Image(
        Objects.requireNonNull(WindowIcons.class.getResource(name), name).toExternalForm());
  }
}
