package dev.retune.common.error;

import java.util.List;

/** An external resource (database, disk, network or model) is currently unavailable. */
public final class UnavailableException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** Takes the message key and its arguments. */
  public UnavailableException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** Takes the cause for the log, too. */
  public UnavailableException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
