package dev.retune.ui.shell;

import dev.retune.common.progress.TaskProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextField;

/** Pages of the settings, and the offer of a model. */
final class SettingsScenes {
  /** The page of models over a hub; a download is stopped half way, and one fails at its end. */
  static final List<Sitting> MODELS =
      List.of(
          Sitting.of(
              ScreenId.SETTINGS,
              Sitting.shot("models", hand -> hand.press("#section-model")),
              Sitting.shot("models-search", SettingsScenes::searchModels),
              Sitting.shot("models-ask", SettingsScenes::askForModel),
              Sitting.shot("models-running", SettingsScenes::download)),
          Sitting.of(
              ScreenId.SETTINGS, Sitting.shot("models-failed", SettingsScenes::failToInstall)));

  /** The comparison of the installed models. */
  static final Sitting COMPARED =
      Sitting.of(
          ScreenId.SETTINGS,
          Sitting.shot("models-compared", SettingsScenes::compareModels),
          Sitting.dialog("models-remove", hand -> hand.press(".model-remove")));

  /** The offer of a model where the documents are Korean. */
  static final List<Sitting> OFFER =
      List.of(
          Sitting.of(ScreenId.OVERVIEW, Sitting.shot("offer", hand -> hand.runner().passTime())),
          Sitting.of(
              ScreenId.RETRAIN, Sitting.shot("offer-retrain", hand -> hand.runner().passTime())));

  static final Sitting OFFER_WELCOME =
      Sitting.of(
          ScreenId.OVERVIEW, Sitting.shot("offer-welcome", hand -> hand.runner().passTime()));

  private SettingsScenes() {}

  /** Over the lived-in sample. */
  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(
        Sitting.of(
            ScreenId.SETTINGS, Sitting.shot("endpoint", hand -> hand.press("#section-endpoint"))));
    all.add(
        Sitting.of(
            ScreenId.SETTINGS, Sitting.shot("settings", hand -> hand.press("#section-trigger"))));
    all.add(
        Sitting.of(
            ScreenId.SETTINGS,
            Sitting.shot("connect", hand -> hand.mainWindow().screens().openSources(List.of())),
            Sitting.shot("sources", SettingsScenes::sources),
            Sitting.shot("mapping", SettingsScenes::mapping)));
    return all;
  }

  private static void sources(SceneHand hand) {
    Path file = ExportSpecimen.openWebUi(Path.of("target", "feedback-history-export.json"));
    hand.mainWindow().screens().openSources(List.of(file));
  }

  private static void mapping(SceneHand hand) {
    Path file = Path.of("target", "stars.csv");
    hand.mainWindow().screens().openSources(List.of(ExportSpecimen.stars(file)));
    hand.bottom();
  }

  private static void searchModels(SceneHand hand) {
    hand.press("#section-model");
    ((TextField) hand.find("#model-words")).setText("multilingual");
    hand.press("#search-models");
    hand.reveal("#model-words");
  }

  private static void askForModel(SceneHand hand) {
    searchModels(hand);
    hand.press(".model-add");
  }

  private static void compareModels(SceneHand hand) {
    hand.press("#section-model");
    hand.press("#compare-models");
    hand.bottom();
  }

  private static void download(SceneHand hand) {
    hand.runner()
        .holdNextAt(
            TaskProgress.ofBytes(
                "stage.download", 53_400_000, 135_300_000, Duration.ofSeconds(16), 1_200_000));
    hand.press("#install");
  }

  private static void failToInstall(SceneHand hand) {
    hand.press("#section-model");
    ((TextField) hand.find("#model-words")).setText("example/damaged-e5-ko");
    hand.press("#add-named-model");
    hand.press("#install");
    hand.bottom();
  }
}
