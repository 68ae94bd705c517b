package dev.retune.ui.walk;

/** What someone does in the window, and what is to be seen then. */
@FunctionalInterface
interface WalkScript {
  /** Does it. */
  void walk(WindowWalk walk) throws Exception;
}
