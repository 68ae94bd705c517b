package dev.retune.ui.shell;

import dev.retune.ui.navigation.UiState;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * The position to save for the window. Some window managers count the title bar when they place a
 * window and not when they report its position, so that a restored window would creep by the bar's
 * height at each start. What they add is found out once after the start, and taken off again.
 */
final class WindowFramePosition {
  // more than a title bar, so the user or the window manager has moved the window
  private static final double LARGEST_BAR = 80;
  private static final double REACHABLE = 120;

  private Optional<UiState.Frame> asked = Optional.empty();
  private double addedX;
  private double addedY;
  private boolean known;

  /** Notes the position that the window manager is asked for. */
  void ask(UiState.Frame frame) {
    asked = Optional.of(frame);
  }

  /** Returns the position to ask for next time, so that the window appears where it is now. */
  UiState.Frame toSave(UiState.Frame reported) {
    if (!known) {
      known = true;
      asked.ifPresent(wanted -> compare(wanted, reported));
    }
    return new UiState.Frame(
        reported.x() - addedX,
        reported.y() - addedY,
        reported.width(),
        reported.height(),
        reported.maximized());
  }

  private void compare(UiState.Frame wanted, UiState.Frame reported) {
    double x = reported.x() - wanted.x();
    double y = reported.y() - wanted.y();
    if (Math.abs(x) <= LARGEST_BAR && Math.abs(y) <= LARGEST_BAR && !reported.maximized()) {
      addedX = x;
      addedY = y;
    }
  }

  /**
   * Returns a frame whose title bar can be grasped on one of the screens, or empty if the frame
   * lies on none of them.
   */
  static Optional<UiState.Frame> reachable(UiState.Frame frame, List<Rectangle2D> screens) {
    return screens.stream()
        .filter(
            s ->
                s.intersects(
                    frame.x(), frame.y(), Math.max(1, frame.width()), Math.max(1, frame.height())))
        .findFirst()
        .map(
            s ->
                new UiState.Frame(
                    Math.clamp(
                        frame.x(),
                        s.getMinX() - Math.max(0, frame.width() - REACHABLE),
                        s.getMaxX() - REACHABLE),
                    Math.clamp(frame.y(), s.getMinY(), s.getMaxY() - REACHABLE),
                    frame.width(),
                    frame.height(),
                    frame.maximized()));
  }
}
