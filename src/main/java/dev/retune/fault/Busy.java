package dev.retune.fault;

import java.util.List;

/** Another run holds the lease. */
public final class Busy extends Failure {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public Busy(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public Busy(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
