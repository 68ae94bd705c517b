package dev.retune.ui.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * A size that windows are drawn in.
 *
 * @param scale pixels for each unit of the layout, as on displays with small pixels
 */
record PictureSize(int width, int height, int scale) {
  static final PictureSize DOCUMENTATION = new PictureSize(1440, 900, 1);

  /** A laptop, one with small pixels, a smaller one, the smallest display, and a large one. */
  static final List<PictureSize> ALL =
      List.of(
          DOCUMENTATION,
          new PictureSize(1440, 900, 2),
          new PictureSize(1280, 720, 1),
          new PictureSize(1024, 700, 1),
          new PictureSize(1920, 1080, 1));

  /** Reads {@code 1024x700} or {@code 1440x900@2}. */
  static PictureSize parse(String size) {
    String[] parts = size.split("[x@]", -1);
    return new PictureSize(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
  }

  static List<PictureSize> parseAll(String sizes) {
    return Stream.of(sizes.split(",", -1)).map(PictureSize::parse).toList();
  }

  @Override
  public String toString() {
    return width + "x" + height + (scale == 1 ? "" : "@" + scale);
  }
}
