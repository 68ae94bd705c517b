package dev.retune.ui.shell;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.Navigator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Navigates through the shell, so that the navigation bar follows. */
record ShellNavigator(
    ShellViewModel model, Supplier<ScreenFactory> screens, Consumer<GuidePlace> guides)
    implements Navigator {

  @Override
  public void votes(VoteFilter filter) {
    model.screen().set(ScreenId.FEEDBACK);
    screens.get().votes(filter);
  }

  @Override
  public void review(long conversationId) {
    // Requested before the screen is shown, so that it does not claim another answer first.
    screens.get().review(conversationId);
    model.screen().set(ScreenId.REVIEW);
  }

  @Override
  public void reviewQueue() {
    model.screen().set(ScreenId.REVIEW);
  }

  @Override
  public void sources() {
    screens.get().openSources(List.of());
    model.screen().set(ScreenId.SETTINGS);
  }

  @Override
  public void topics() {
    model.screen().set(ScreenId.TOPICS);
  }

  @Override
  public void versions() {
    model.screen().set(ScreenId.RETRAIN);
  }

  @Override
  public void reports() {
    model.screen().set(ScreenId.REPORT);
  }

  @Override
  public void help(GuidePlace place) {
    guides.accept(place);
  }

  @Override
  public void settings() {
    model.screen().set(ScreenId.SETTINGS);
  }

  @Override
  public void tryModel(String id) {
    screens.get().tryModel(id);
  }
}
