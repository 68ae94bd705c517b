package dev.retune.feedback.writeback;

import dev.retune.common.error.InvalidInputException;

/** A target refuses one record, and would refuse it again. */
public final class RecordRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final InvalidInputException reason;

  /** For a reason that can be shown. */
  public RecordRefusedException(InvalidInputException reason) {
    super(reason);
    this.reason = reason;
  }

  public InvalidInputException reason() {
    return reason;
  }
}
