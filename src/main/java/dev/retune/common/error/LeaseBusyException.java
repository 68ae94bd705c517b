package dev.retune.common.error;

import java.util.List;

/** Another run holds the lease. */
public final class LeaseBusyException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public LeaseBusyException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public LeaseBusyException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
