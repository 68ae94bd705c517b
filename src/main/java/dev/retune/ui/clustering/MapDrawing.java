package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import java.util.List;

/**
 * Draws points into pixels, on any thread.
 *
 * @param points in any order
 * @param colors of the points, as ARGB
 * @param view which part is drawn
 * @param emphasized id of the topic whose points are drawn larger; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MapDrawing(List<MapPoint> points, int[] colors, MapViewport view, long emphasized) {
  private static final int GAP = 0xffb8432c;
  private static final double GAP_RADIUS = 6;
  private static final int LAYERS = 4;
  private static final double RADIUS = 2.6;
  private static final double LARGE = 4.2;

  /** Returns premultiplied ARGB pixels, row by row. */
  int[] pixels() {
    int[] pixels = new int[view.width() * view.height()];
    for (int layer = 0; layer < LAYERS; layer++) {
      for (int i = 0; i < points.size(); i++) {
        MapPoint point = points.get(i);
        if (layer(point) == layer) {
          draw(pixels, point, colors[i], layer == LAYERS - 1);
        }
      }
    }
    return pixels;
  }

  /** Complaints lie on liked questions, those on documents, and the topic that is open on all. */
  private int layer(MapPoint point) {
    return switch (point.kind()) {
      case DOCUMENT -> 0;
      case LIKED -> 1;
      case COMPLAINT -> emphasized != 0 && point.topic() == emphasized ? LAYERS - 1 : 2;
    };
  }

  private void draw(int[] pixels, MapPoint point, int color, boolean large) {
    double x = view.x(point.x());
    double y = view.y(point.y());
    if (point.kind() == PointKind.DOCUMENT) {
      square(pixels, x, y, color);
    } else {
      disc(pixels, x, y, large ? LARGE : RADIUS, color);
    }
    if (point.gap()) {
      ring(pixels, x, y);
    }
  }

  private void disc(int[] pixels, double x, double y, double radius, int color) {
    int reach = (int) Math.ceil(radius);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        if (dx * dx + dy * dy <= radius * radius) {
          set(pixels, (int) Math.round(x) + dx, (int) Math.round(y) + dy, color);
        }
      }
    }
  }

  private void square(int[] pixels, double x, double y, int color) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        set(pixels, (int) Math.round(x) + dx, (int) Math.round(y) + dy, color);
      }
    }
  }

  private void ring(int[] pixels, double x, double y) {
    int steps = 40;
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * i / steps;
      set(
          pixels,
          (int) Math.round(x + GAP_RADIUS * Math.cos(angle)),
          (int) Math.round(y + GAP_RADIUS * Math.sin(angle)),
          GAP);
    }
  }

  private void set(int[] pixels, int x, int y, int color) {
    if (x >= 0 && y >= 0 && x < view.width() && y < view.height()) {
      pixels[y * view.width() + x] = color;
    }
  }
}
