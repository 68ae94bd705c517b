package dev.retune.feedback.remote;

/** An API no longer accepts the cursor of an interrupted pass. */
final class CursorExpiredException extends Exception {
  private static final long serialVersionUID = 1L;

  CursorExpiredException(Throwable cause) {
    super("the cursor is no longer valid", cause);
  }
}
