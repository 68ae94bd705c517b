package dev.retune.ui.shell;

import dev.retune.ui.dialog.UserDialogs;

/** What comes up above the screens. */
interface OverlayHost {
  /** Questions. */
  UserDialogs dialogs();

  /** All commands, to be searched. */
  void palette();

  /** All keys. */
  void keys();
}
