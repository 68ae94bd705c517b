package dev.retune.ui.dialog;

import java.util.Optional;

/** The part of the desktop where programs without a window have an icon. Calls may block. */
public interface DesktopTray {
  /** Returns the key of the sentence that says why there is none; empty if there is one. */
  Optional<String> missing();

  /**
   * Shows an icon.
   *
   * @throws dev.retune.common.error.UnavailableException when the desktop refuses it
   */
  ShownIcon show(TrayMenu menu);

  /**
   * The menu of the icon. Its actions are called on a thread of the desktop.
   *
   * @param title what the icon is of
   * @param openText the entry that opens the window
   * @param quitText the entry that ends the program
   */
  record TrayMenu(
      String title, String openText, String quitText, Runnable onOpen, Runnable onQuit) {}

  /** An icon in the tray. */
  interface ShownIcon {
    /** Changes the texts of the menu. */
    void relabel(TrayMenu menu);

    /** Tells something beside the icon. */
    void tell(String title, String text);

    /** Takes the icon away. */
    void remove();
  }
}
