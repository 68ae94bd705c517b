package dev.retune.ui.navigation;

import dev.retune.feedback.query.VoteFilter;

/** The ways from one screen to another. */
public interface Navigator {

  /**
   * Opens Feedback with the votes that a number counts; times that the filter leaves open are those
   * of the window chosen in the header.
   */
  void votes(VoteFilter filter);

  /** Opens an answer in Review. */
  void review(long conversationId);

  /** Opens Retrain, where the versions of the index are. */
  void versions();

  /** Opens Report, where the deliveries are. */
  void reports();

  /** Opens Settings. */
  void settings();

  /** Doors that stay shut, for a screen that stands alone. */
  static Navigator shut() {
    return new Navigator() {
      @Override
      public void votes(VoteFilter filter) {}

      @Override
      public void review(long conversationId) {}

      @Override
      public void versions() {}

      @Override
      public void reports() {}

      @Override
      public void settings() {}
    };
  }
}
