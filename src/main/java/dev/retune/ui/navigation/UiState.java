package dev.retune.ui.navigation;

import java.util.Optional;

/**
 * How the window was left.
 *
 * @param frame where it stood
 * @param screen the screen that was open
 * @param window the window of time, as {@code 7d}
 * @param votes the filter of the list of votes, as a line
 */
public record UiState(
    Optional<Frame> frame,
    Optional<String> screen,
    Optional<String> window,
    Optional<String> votes) {

  /** The place of a window on the desktop, in pixels. */
  public record Frame(double x, double y, double width, double height, boolean maximized) {}

  /** Nothing is known. */
  public static UiState none() {
    return new UiState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with another place. */
  public UiState with(Frame where) {
    return new UiState(Optional.of(where), screen, window, votes);
  }
}
