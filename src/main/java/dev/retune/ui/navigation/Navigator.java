package dev.retune.ui.navigation;

import dev.retune.feedback.query.VoteFilter;

/** Opens other screens. */
public interface Navigator {

  /**
   * Opens Feedback with the votes behind a number; dates missing from the filter are those of the
   * selected time window.
   */
  void votes(VoteFilter filter);

  /** Opens an answer in Review. */
  void review(long conversationId);

  /** Opens Review at the answer that waits. */
  void reviewQueue();

  /** Opens the sources in Settings. */
  void sources();

  /** Opens Topics. */
  void topics();

  /** Opens Retraining at the index versions. */
  void versions();

  /** Opens Report at the deliveries. */
  void reports();

  /** Opens a guide over the screen. */
  void help(GuidePlace place);

  /** Opens Settings. */
  void settings();

  /** Starts a run that compares a model with the live index; the outcome is at Retraining. */
  void tryModel(String id);

  /** Does nothing; for a screen that is used alone. */
  static Navigator none() {
    return new Navigator() {
      @Override
      public void votes(VoteFilter filter) {}

      @Override
      public void review(long conversationId) {}

      @Override
      public void reviewQueue() {}

      @Override
      public void sources() {}

      @Override
      public void topics() {}

      @Override
      public void versions() {}

      @Override
      public void reports() {}

      @Override
      public void help(GuidePlace place) {}

      @Override
      public void settings() {}

      @Override
      public void tryModel(String id) {}
    };
  }
}
