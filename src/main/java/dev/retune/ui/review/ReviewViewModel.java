package dev.retune.ui.review;

import dev.retune.ui.kit.Room;

/** What users disliked, judged by a person, with the keyboard. */
public final class ReviewViewModel {
  /** Over its services. */
  public ReviewViewModel(ReviewDesk desk, Room room) {}
}
