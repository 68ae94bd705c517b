package dev.retune.ui.shell;

import dev.retune.ui.dialog.UserDialogs;

/** The overlays above the screens. */
interface OverlayHost {
  /** Opens confirmations. */
  UserDialogs dialogs();

  /** Opens the command palette. */
  void palette();

  /** Opens the comparison of two segments of the votes. */
  void segments();

  /** Opens what is known about this program. */
  void about();

  /** Opens the shortcut sheet. */
  void keys();
}
