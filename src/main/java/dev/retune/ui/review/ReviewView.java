package dev.retune.ui.review;

/** Puts the model's words where they belong. */
public final class ReviewView {
  /** Over its model. */
  public ReviewView(ReviewViewModel model) {}
}
