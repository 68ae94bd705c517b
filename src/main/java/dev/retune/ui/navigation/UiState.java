package dev.retune.ui.navigation;

import java.util.Optional;

/**
 * The saved state of the window.
 *
 * @param frame position and size
 * @param screen the open screen
 * @param window the time window, such as {@code 7d}
 * @param votes the filter of the vote list as text
 */
public record UiState(
    Optional<Frame> frame,
    Optional<String> screen,
    Optional<String> window,
    Optional<String> votes) {

  /** Position and size of the window in pixels. */
  public record Frame(double x, double y, double width, double height, boolean maximized) {}

  /** Returns the state of a first start. */
  public static UiState none() {
    return new UiState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy with another frame. */
  public UiState with(Frame where) {
    return new UiState(Optional.of(where), screen, window, votes);
  }
}
