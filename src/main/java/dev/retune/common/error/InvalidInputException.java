package dev.retune.common.error;

import java.util.List;

/** What a person or a file gave cannot be used; said with what, where and what to do. */
public final class InvalidInputException extends ApplicationException {
  private static final long serialVersionUID = 1L;

  /** With the sentence's key and what it names. */
  public InvalidInputException(String key, Object... args) {
    super(key, List.of(args), null);
  }

  /** The same, with the cause for the log. */
  public InvalidInputException(Throwable cause, String key, Object... args) {
    super(key, List.of(args), cause);
  }
}
