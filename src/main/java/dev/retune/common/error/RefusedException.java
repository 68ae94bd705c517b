package dev.retune.common.error;

import java.util.List;

/** The quality gate or another rule rejected the request; nothing was changed. */
public final class RefusedException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** Takes the message key and its arguments. */
  public RefusedException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** Takes the cause for the log, too. */
  public RefusedException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
