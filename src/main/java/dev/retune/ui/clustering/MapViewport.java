package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import java.util.List;

/**
 * Which part of the map is seen, in pixels.
 *
 * @param scale pixels for one unit of the map
 * @param left map coordinate of the left edge
 * @param top map coordinate of the upper edge
 */
record MapViewport(int width, int height, double scale, double left, double top) {
  private static final double MARGIN = 0.06;
  private static final double NEAR = 9;

  /** All points with a margin. */
  static MapViewport around(List<MapPoint> points, int width, int height) {
    double minX = points.stream().mapToDouble(MapPoint::x).min().orElse(0);
    double maxX = points.stream().mapToDouble(MapPoint::x).max().orElse(1);
    double minY = points.stream().mapToDouble(MapPoint::y).min().orElse(0);
    double maxY = points.stream().mapToDouble(MapPoint::y).max().orElse(1);
    double spanX = Math.max(1e-3, maxX - minX) * (1 + 2 * MARGIN);
    double spanY = Math.max(1e-3, maxY - minY) * (1 + 2 * MARGIN);
    double scale = Math.min(width / spanX, height / spanY);
    return new MapViewport(
        width,
        height,
        scale,
        (minX + maxX) / 2 - width / scale / 2,
        (minY + maxY) / 2 - height / scale / 2);
  }

  double x(double mapX) {
    return (mapX - left) * scale;
  }

  double y(double mapY) {
    return (mapY - top) * scale;
  }

  /** Makes everything larger or smaller around a pixel. */
  MapViewport zoomed(double factor, double x, double y) {
    double changed = scale * factor;
    return new MapViewport(
        width, height, changed, left + x / scale - x / changed, top + y / scale - y / changed);
  }

  /** Moves everything by pixels. */
  MapViewport moved(double dx, double dy) {
    return new MapViewport(width, height, scale, left - dx / scale, top - dy / scale);
  }

  /** The same middle in another size. */
  MapViewport resized(int newWidth, int newHeight) {
    return new MapViewport(
        newWidth,
        newHeight,
        scale,
        left + (width - newWidth) / scale / 2,
        top + (height - newHeight) / scale / 2);
  }

  /** The point nearest to a pixel; -1 when none is near. */
  int nearest(List<MapPoint> points, double pixelX, double pixelY) {
    int best = -1;
    double least = NEAR * NEAR;
    for (int i = 0; i < points.size(); i++) {
      double dx = x(points.get(i).x()) - pixelX;
      double dy = y(points.get(i).y()) - pixelY;
      if (dx * dx + dy * dy < least) {
        least = dx * dx + dy * dy;
        best = i;
      }
    }
    return best;
  }

  /** The points within a polygon of pixels, given as x and y in turn. */
  List<MapPoint> within(List<MapPoint> points, List<Double> polygon) {
    return points.stream().filter(p -> inside(x(p.x()), y(p.y()), polygon)).toList();
  }

  private static boolean inside(double px, double py, List<Double> polygon) {
    boolean inside = false;
    int corners = polygon.size() / 2;
    for (int i = 0, j = corners - 1; i < corners; j = i++) {
      double xi = polygon.get(2 * i);
      double yi = polygon.get(2 * i + 1);
      double xj = polygon.get(2 * j);
      double yj = polygon.get(2 * j + 1);
      if (yi > py != yj > py && px < (xj - xi) * (py - yi) / (yj - yi) + xi) {
        inside = !inside;
      }
    }
    return inside;
  }
}
