package dev.retune.fault;

import java.util.List;

/** The gate or a rule said no; nothing was changed. */
public final class Refused extends Failure {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public Refused(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public Refused(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
