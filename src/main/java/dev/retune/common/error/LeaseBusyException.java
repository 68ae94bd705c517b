package dev.retune.common.error;

import java.util.List;

/** Another run holds the lease. */
public final class LeaseBusyException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** Takes the message key and its arguments. */
  public LeaseBusyException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** Takes the cause for the log, too. */
  public LeaseBusyException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
