package dev.retune.ui.shell;

import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.GuidePlace;

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

  /** Opens the guide that fits what is open. */
  void help();

  /** Opens a guide over what is open, also over a dialog. */
  void help(GuidePlace place);

  /** Opens the shortcut sheet. */
  void keys();
}
