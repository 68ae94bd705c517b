package dev.retune;

import dev.retune.app.Retune;

/**
 * Starts Retune: a command of the terminal when one is given, else the console; without a display,
 * one pass of the loop on the built-in sample, in the terminal.
 */
public final class Launcher {
  private Launcher() {}

  /** The program's entry. */
  public static void main(String[] args) {
    // logging takes its folder from a system property, so it is told before anything logs
    Home home = Home.of(args, System.getenv());
    System.setProperty("retune.logs", home.folder().resolve("logs").toString());
    System.exit(Retune.run(home, args));
  }
}
