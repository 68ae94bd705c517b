package dev.retune.report.slack;

import java.util.Optional;

/** What one request to Slack came to when it did not succeed. */
public abstract sealed class SlackException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;

  private SlackException(String what, Optional<Throwable> cause) {
    super(what, cause.orElse(null));
    this.what = what;
  }

  /** In a few words, for log and ledger; never holds the token. */
  public String what() {
    return what;
  }

  /** Slack said no; the message was not taken, and asking again is useless. */
  public static final class ApiError extends SlackException {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String needed;

    ApiError(String error, String needed) {
      super(needed.isEmpty() ? error : error + " (" + needed + ")", Optional.empty());
      this.error = error;
      this.needed = needed;
    }

    String error() {
      return error;
    }

    /** The permission that is missing, or an empty text. */
    String needed() {
      return needed;
    }
  }

  /** Slack asks to wait; the message was not taken. */
  static final class RateLimited extends SlackException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    RateLimited(long seconds) {
      super("asked to wait " + seconds + " s", Optional.empty());
      this.seconds = seconds;
    }

    long seconds() {
      return seconds;
    }
  }

  /** Slack has not taken in the message's picture yet; the message was not taken. */
  public static final class NotReady extends SlackException {
    private static final long serialVersionUID = 1L;

    public NotReady(ApiError refusal) {
      super(refusal.what(), Optional.of(refusal));
    }
  }

  /** Network or server failed; the message may have been taken or not. */
  public static final class TransportFailure extends SlackException {
    private static final long serialVersionUID = 1L;

    TransportFailure(String what, Optional<Throwable> cause) {
      super(what, cause);
    }
  }
}
