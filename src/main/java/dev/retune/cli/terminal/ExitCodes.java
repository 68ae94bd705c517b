package dev.retune.cli.terminal;

/** The exit codes of the command line. */
public final class ExitCodes {
  /** Success. */
  public static final int DONE = 0;

  /** Failure, reported in one line. */
  public static final int FAILED = 1;

  /** Usage error. */
  public static final int USAGE = 2;

  /** Rejected by the gate. */
  public static final int REFUSED = 3;

  /** Another run holds the lease. */
  public static final int BUSY = 4;

  private ExitCodes() {}
}
