package dev.retune.ui.shell;

import dev.retune.feedback.VoteFilter;
import dev.retune.ui.kit.Doors;
import java.util.function.Supplier;

/** Leads through the navigation, so that the frame follows. */
record ShellDoors(ShellViewModel model, Supplier<Screens> screens) implements Doors {

  @Override
  public void votes(VoteFilter filter) {
    model.screen().set(Screen.FEEDBACK);
    screens.get().votes(filter);
  }

  @Override
  public void review(long conversationId) {
    // asked for before the screen is seen, so that it claims no other one first
    screens.get().review(conversationId);
    model.screen().set(Screen.REVIEW);
  }

  @Override
  public void versions() {
    model.screen().set(Screen.RETRAIN);
  }

  @Override
  public void reports() {
    model.screen().set(Screen.REPORT);
  }

  @Override
  public void settings() {
    model.screen().set(Screen.SETTINGS);
  }
}
