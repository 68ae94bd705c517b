package dev.retune.report.slack;

/** A failed request to Slack. */
public abstract sealed class SlackException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;

  private SlackException(String what) {
    super(what);
    this.what = what;
  }

  private SlackException(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  /** A short description for log and ledger, without the token. */
  public String what() {
    return what;
  }

  /** Slack rejected the message; a retry is useless. */
  public static final class ApiError extends SlackException {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String needed;

    ApiError(String error, String needed) {
      super(needed.isEmpty() ? error : error + " (" + needed + ")");
      this.error = error;
      this.needed = needed;
    }

    String error() {
      return error;
    }

    /** The missing permission, or an empty text. */
    String needed() {
      return needed;
    }
  }

  /** Slack asks to wait; the message was not delivered. */
  static final class RateLimited extends SlackException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    RateLimited(long seconds) {
      super("asked to wait " + seconds + " s");
      this.seconds = seconds;
    }

    long seconds() {
      return seconds;
    }
  }

  /** Slack has not processed the message's image yet; the message was not delivered. */
  public static final class NotReady extends SlackException {
    private static final long serialVersionUID = 1L;

    public NotReady(ApiError refusal) {
      super(refusal.what(), refusal);
    }
  }

  /** The network or the server failed; the message may have been delivered. */
  public static final class TransportFailure extends SlackException {
    private static final long serialVersionUID = 1L;

    TransportFailure(String what) {
      super(what);
    }

    TransportFailure(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
