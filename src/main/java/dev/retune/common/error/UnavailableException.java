package dev.retune.common.error;

import java.util.List;

/** Something outside (a database, a disk, a network, a model) is not there just now. */
public final class UnavailableException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public UnavailableException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public UnavailableException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
