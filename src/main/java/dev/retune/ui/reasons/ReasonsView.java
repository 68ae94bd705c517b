package dev.retune.ui.reasons;

/** Puts the model's words where they belong. */
public final class ReasonsView {
  /** Over its model. */
  public ReasonsView(ReasonsViewModel model) {}
}
