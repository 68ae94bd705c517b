package dev.retune.common.error;

import java.util.List;

/** User or file input that cannot be used; the message says what, where, and how to correct it. */
public final class InvalidInputException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** Takes the message key and its arguments. */
  public InvalidInputException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** Takes the cause for the log, too. */
  public InvalidInputException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
