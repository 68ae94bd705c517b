package dev.retune.ui.shell;

/**
 * The screen to open first.
 *
 * @param firstStart whether the window was never open here before, so that the workspace may turn
 *     out to be empty
 */
record InitialScreen(ScreenId screen, boolean firstStart) {
  static final InitialScreen FIRST_START = new InitialScreen(ScreenId.OVERVIEW, true);

  /** Returns the screen that was open at the last exit. */
  static InitialScreen restored(ScreenId screen) {
    return new InitialScreen(screen, false);
  }
}
