package dev.retune.ui.shell;

/** The screens, in the order of the navigation. */
public enum Screen {
  /** How users judge the answers now. */
  OVERVIEW,
  /** Every vote. */
  FEEDBACK,
  /** A better index. */
  RETRAIN
}
