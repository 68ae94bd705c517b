package dev.retune.fault;

import java.util.List;

/** A person asked for the work to stop. */
public final class Cancelled extends Failure {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public Cancelled(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public Cancelled(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
