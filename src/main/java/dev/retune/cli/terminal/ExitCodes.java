package dev.retune.cli.terminal;

/** The exit codes of the command line. */
public final class ExitCodes {
  /** Done. */
  public static final int DONE = 0;

  /** Failed with one clear line. */
  public static final int FAILED = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** Refused by the gate. */
  public static final int REFUSED = 3;

  /** Another run holds the lease. */
  public static final int BUSY = 4;

  private ExitCodes() {}
}
