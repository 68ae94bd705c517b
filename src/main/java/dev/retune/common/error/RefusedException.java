package dev.retune.common.error;

import java.util.List;

/** The gate or a rule said no; nothing was changed. */
public final class RefusedException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public RefusedException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public RefusedException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
