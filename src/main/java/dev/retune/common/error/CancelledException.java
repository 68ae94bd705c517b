package dev.retune.common.error;

import java.util.List;

/** A person asked for the work to stop. */
public final class CancelledException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public CancelledException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public CancelledException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
