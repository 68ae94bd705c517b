package dev.retune.common.error;

import java.util.List;

/** The user cancelled the work. */
public final class CancelledException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** Takes the message key and its arguments. */
  public CancelledException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** Takes the cause for the log, too. */
  public CancelledException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
