package dev.retune.ui.shell;

import dev.retune.ui.shell.ScreenshotSession.Screenshot;
import java.util.List;
import java.util.stream.Stream;

/** All scenes of which screenshots are taken. */
final class ScreenshotScenes {
  private ScreenshotScenes() {}

  /** Scenes over the lived-in sample. */
  static List<ScreenshotSession> lived() {
    return Stream.of(VoteScenes.all(), CureScenes.all(), SettingsScenes.all(), DialogScenes.lived())
        .flatMap(List::stream)
        .toList();
  }

  /** The names of all scenes. */
  static Stream<String> names() {
    Stream<ScreenshotSession> sessions =
        Stream.of(
                lived(),
                unvoted(),
                SettingsScenes.OFFER,
                SettingsScenes.MODELS,
                DialogScenes.fixed(),
                List.of(
                    VoteScenes.HELD,
                    SettingsScenes.COMPARED,
                    SettingsScenes.OFFER_WELCOME,
                    VoteScenes.LAST,
                    VoteScenes.WELCOME))
            .flatMap(List::stream);
    return Stream.concat(
        Stream.of(StartupErrorScene.NAME),
        sessions.flatMap(session -> session.screenshots().stream()).map(Screenshot::name));
  }

  /** All screens of a workspace without votes. */
  static List<ScreenshotSession> unvoted() {
    Stream<ScreenshotSession> screens =
        Stream.of(ScreenId.values())
            .map(
                screen ->
                    ScreenshotSession.of(
                        screen, ScreenshotSession.screenshot("empty-" + screen.id(), user -> {})));
    return Stream.concat(screens, Stream.of(CureScenes.EMPTY)).toList();
  }
}
