package dev.retune.ui.shell;

import dev.retune.common.progress.TaskProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextField;

/** Pages of the settings, and the offer of a model. */
final class SettingsScenes {
  /** The page of models over a hub; a download is stopped half way, and one fails at its end. */
  static final List<ScreenshotSession> MODELS =
      List.of(
          ScreenshotSession.of(
              ScreenId.SETTINGS,
              ScreenshotSession.screenshot("models", user -> user.press("#section-model")),
              ScreenshotSession.screenshot("models-search", SettingsScenes::searchModels),
              ScreenshotSession.screenshot("models-ask", SettingsScenes::askForModel),
              ScreenshotSession.screenshot("models-running", SettingsScenes::download)),
          ScreenshotSession.of(
              ScreenId.SETTINGS,
              ScreenshotSession.screenshot("models-failed", SettingsScenes::failToInstall)));

  /** The comparison of the installed models. */
  static final ScreenshotSession COMPARED =
      ScreenshotSession.of(
          ScreenId.SETTINGS,
          ScreenshotSession.screenshot("models-compared", SettingsScenes::compareModels),
          ScreenshotSession.dialog("models-remove", user -> user.press(".model-remove")));

  /** The offer of a model where the documents are Korean. */
  static final List<ScreenshotSession> OFFER =
      List.of(
          ScreenshotSession.of(
              ScreenId.OVERVIEW,
              ScreenshotSession.screenshot("offer", user -> user.runner().passTime())),
          ScreenshotSession.of(
              ScreenId.RETRAIN,
              ScreenshotSession.screenshot("offer-retrain", user -> user.runner().passTime())));

  static final ScreenshotSession OFFER_WELCOME =
      ScreenshotSession.of(
          ScreenId.OVERVIEW,
          ScreenshotSession.screenshot("offer-welcome", user -> user.runner().passTime()));

  private SettingsScenes() {}

  /** Over the lived-in sample. */
  static List<ScreenshotSession> all() {
    return List.of(
        ScreenshotSession.of(
            ScreenId.SETTINGS,
            ScreenshotSession.screenshot("endpoint", user -> user.press("#section-endpoint"))),
        ScreenshotSession.of(
            ScreenId.SETTINGS,
            ScreenshotSession.screenshot("settings", user -> user.press("#section-trigger"))),
        ScreenshotSession.of(
            ScreenId.SETTINGS,
            ScreenshotSession.screenshot(
                "connect", user -> user.mainWindow().screens().openSources(List.of())),
            ScreenshotSession.screenshot("sources", SettingsScenes::sources),
            ScreenshotSession.screenshot("mapping", SettingsScenes::mapping)));
  }

  private static void sources(SceneActions user) {
    Path file = ExportSpecimen.openWebUi(Path.of("target", "feedback-history-export.json"));
    user.mainWindow().screens().openSources(List.of(file));
  }

  private static void mapping(SceneActions user) {
    Path file = Path.of("target", "stars.csv");
    user.mainWindow().screens().openSources(List.of(ExportSpecimen.stars(file)));
    user.bottom();
  }

  private static void searchModels(SceneActions user) {
    user.press("#section-model");
    ((TextField) user.find("#model-words")).setText("multilingual");
    user.press("#search-models");
    user.reveal("#model-words");
  }

  private static void askForModel(SceneActions user) {
    searchModels(user);
    user.press(".model-add");
  }

  private static void compareModels(SceneActions user) {
    user.press("#section-model");
    user.press("#compare-models");
    user.bottom();
  }

  private static void download(SceneActions user) {
    user.runner()
        .holdNextAt(
            TaskProgress.ofBytes(
                "stage.download", 53_400_000, 135_300_000, Duration.ofSeconds(16), 1_200_000));
    user.press("#install");
  }

  private static void failToInstall(SceneActions user) {
    user.press("#section-model");
    ((TextField) user.find("#model-words")).setText("example/damaged-e5-ko");
    user.press("#add-named-model");
    user.press("#install");
    user.bottom();
  }
}
