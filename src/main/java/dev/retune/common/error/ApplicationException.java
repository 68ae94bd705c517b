package dev.retune.common.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure reported to the user in one sentence: a message key of the text bundles, its arguments,
 * and the cause for the log. {@link #getMessage()} holds the key and arguments and is meant for the
 * log only.
 */
public abstract sealed class ApplicationException extends RuntimeException
    permits InvalidInputException,
        UnavailableException,
        RefusedException,
        LeaseBusyException,
        CancelledException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> args;

  ApplicationException(String key, List<Object> args, @Nullable Throwable cause) {
    super(key + " " + args, cause);
    this.key = key;
    this.args = args;
  }

  /** Returns the message key. */
  public String key() {
    return key;
  }

  /** Returns the arguments in the order of the placeholders. */
  public List<Object> args() {
    return args;
  }
}
