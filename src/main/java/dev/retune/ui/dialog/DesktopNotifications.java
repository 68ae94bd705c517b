package dev.retune.ui.dialog;

/** The notifications of the desktop. Calls may block, so they run off the FX thread. */
public interface DesktopNotifications extends AutoCloseable {
  /**
   * Shows a notification.
   *
   * @param onOpen called when a person clicks it, on another thread
   * @return false if this desktop shows none
   */
  boolean show(Notification notification, Runnable onOpen);

  /**
   * A notification.
   *
   * @param title the name of the program
   * @param isWarning whether something went wrong
   * @param openText the label of the action that opens the window
   */
  record Notification(String title, String text, boolean isWarning, String openText) {}

  @Override
  void close();
}
