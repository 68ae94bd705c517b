package dev.retune.ui.dialog;

/** Messages of the desktop beside all windows. Calls may block, so they run off the FX thread. */
public interface DesktopMessages extends AutoCloseable {
  /**
   * Shows a message.
   *
   * @param onOpen is called when a person answers it, on a thread of the desktop
   * @return false if this desktop has no such messages
   */
  boolean show(Message message, Runnable onOpen);

  /**
   * A message.
   *
   * @param title who tells it
   * @param isWarning whether something went wrong
   * @param openText the answer that opens the window
   */
  record Message(String title, String text, boolean isWarning, String openText) {}

  @Override
  void close();
}
