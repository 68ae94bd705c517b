package dev.retune.ui.shell;

import dev.retune.ui.kit.Dialogs;

/** What comes up above the screens. */
interface Overlays {
  /** Questions. */
  Dialogs dialogs();

  /** All commands, to be searched. */
  void palette();

  /** All keys. */
  void keys();
}
