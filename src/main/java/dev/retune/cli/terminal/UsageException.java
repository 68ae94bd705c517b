package dev.retune.cli.terminal;

import dev.retune.common.error.InvalidInputException;

/** An option or argument that no state could accept; found before anything is opened. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InvalidInputException reason;

  /** Takes the message key and its arguments. */
  public UsageException(String key, Object... args) {
    this(new InvalidInputException(key, args));
  }

  /** Takes what is wrong. */
  public UsageException(InvalidInputException reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  /** Returns what is wrong. */
  public InvalidInputException reason() {
    return reason;
  }
}
