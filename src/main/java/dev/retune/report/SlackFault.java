package dev.retune.report;

import java.util.Optional;

/** What one request to Slack came to when it did not succeed. */
abstract sealed class SlackFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;

  private SlackFault(String what, Optional<Throwable> cause) {
    super(what, cause.orElse(null));
    this.what = what;
  }

  /** In a few words, for log and ledger; never holds the token. */
  String what() {
    return what;
  }

  /** Slack said no; the message was not taken, and asking again is useless. */
  static final class Refusal extends SlackFault {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String needed;

    Refusal(String error, String needed) {
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
  static final class TooFast extends SlackFault {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    TooFast(long seconds) {
      super("asked to wait " + seconds + " s", Optional.empty());
      this.seconds = seconds;
    }

    long seconds() {
      return seconds;
    }
  }

  /** Slack has not taken in the message's picture yet; the message was not taken. */
  static final class Unready extends SlackFault {
    private static final long serialVersionUID = 1L;

    Unready(Refusal refusal) {
      super(refusal.what(), Optional.of(refusal));
    }
  }

  /** Network or server failed; the message may have been taken or not. */
  static final class Broken extends SlackFault {
    private static final long serialVersionUID = 1L;

    Broken(String what, Optional<Throwable> cause) {
      super(what, cause);
    }
  }
}
