package dev.retune;

/** Starts a command of the terminal, or the console. */
public final class Launcher {
  private Launcher() {}

  /** The program's entry. */
  public static void main(String[] args) {}
}
