package dev.retune.ui.shell;

/** What the window itself does when a person asks for it. */
interface Switches {
  /** The other theme. */
  void theme();

  /** The other language. */
  void language();
}
