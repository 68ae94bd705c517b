package dev.retune.ui.shell;

import dev.retune.settings.model.TextTemplate;
import dev.retune.ui.shell.ScreenshotSession.Screenshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/** The dialogs and menus that are over screens, and the scenes in which they are open. */
final class DialogScenes {
  /**
   * Scenes by the class that opens a dialog or is one, or the file of a view; one for each question
   * that a class asks.
   */
  static final Map<String, List<String>> BY_FILE =
      named(
          """
          AboutSheet about
          AdditionalFilters filters
          AgreementSheet agreement
          AlikeSheet alike
          AnswerComparisonView prompts-compare
          CausesView causes
          ChecklistView empty-overview
          CommandPalette palette
          CureTableView improve
          DecisionFormView review
          FeedbackView feedback
          FixActions knowledge-promote knowledge-rollback
          HelpSheet help
          ImproveView improve
          InstallationView models-running models-failed
          ItemActions knowledge-draft
          KnowledgeView knowledge
          MainWindow unsaved
          ModelBenchView models-compared
          ModelListViewModel models-remove
          ModelOfferView offer
          ModelsView models
          OverviewView overview
          PromptImportSheet prompts-import
          PromptsView prompts
          PromptsViewModel prompts-promote prompts-rollback
          PublishingView publish
          PublishingViewModel publish-ask
          QuarantineView held
          QuarantineViewModel quarantine-ask
          ReasonsView reasons
          ReasonsViewModel reasons-archive
          ReportDelivery report-send
          ReportView report
          RetrainingView retrain
          ReviewHistorySheet history
          ReviewItemView review
          ReviewQueueModel review-together
          ReviewView review
          ReviewerStatisticsSheet statistics
          ScheduleView schedule
          SavedViewModel view-name
          SegmentSheet segments
          SettingsView settings
          ShellView overview
          ShortcutSheet keys review-keys
          SourcesView sources
          SourcesViewModel sources-remove
          StartupErrorWindow start-failed
          TopicsView topics
          TopicsViewModel topics-merge
          VersionComparisonView compare
          WeeksSheet weeks
          VersionPromotion promote retrain-rollback
          WelcomeView welcome
          """);

  private DialogScenes() {}

  private static Map<String, List<String>> named(String lines) {
    return lines
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
  }

  /** Dialogs over the lived-in sample. */
  static List<ScreenshotSession> lived() {
    List<ScreenshotSession> all = new ArrayList<>();
    all.add(one(ScreenId.OVERVIEW, "overview-topics", user -> {}));
    all.add(asked(ScreenId.TOPICS, "topics-merge", DialogScenes::merge));
    all.add(one(ScreenId.TOPICS, "topics-suggest", user -> suggest(user, 0)));
    all.add(one(ScreenId.TOPICS, "topics-suggest-failed", user -> suggest(user, 1)));
    all.add(asked(ScreenId.REASONS, "reasons-archive", DialogScenes::archive));
    all.add(asked(ScreenId.RETRAIN, "retrain-rollback", user -> user.press("#rollback")));
    all.add(asked(ScreenId.REVIEW, "review-keys", user -> user.press("#keys")));
    // what is looked for is forgotten when the screen is left, as when it moves into another scene
    all.add(opened(ScreenId.REVIEW, "review-document", DialogScenes::findDocument));
    all.add(asked(ScreenId.REVIEW, "review-together", DialogScenes::together));
    all.add(opened(ScreenId.REVIEW, "templates", DialogScenes::templates));
    all.add(opened(ScreenId.FEEDBACK, "rows", DialogScenes::rows));
    for (String section : List.of("general", "database", "slack", "schedule", "shortcuts")) {
      all.add(
          one(ScreenId.SETTINGS, "settings-" + section, user -> user.press("#section-" + section)));
    }
    all.add(asked(ScreenId.SETTINGS, "unsaved", DialogScenes::unsaved));
    all.add(
        asked(
            ScreenId.FEEDBACK,
            "view-name",
            user -> ((MenuButton) user.find("#views")).getItems().getLast().fire()));
    return all;
  }

  /** Dialogs over {@link SampleFixes}. */
  static List<ScreenshotSession> fixed() {
    return List.of(
        new ScreenshotSession(
            ScreenId.IMPROVE,
            List.of(
                new Screenshot("knowledge-live", user -> fix(user, "#rollback")),
                ScreenshotSession.dialog(
                    "knowledge-rollback", user -> beside(user.find("#items"), "#rollback").fire())),
            false),
        new ScreenshotSession(
            ScreenId.IMPROVE,
            List.of(
                new Screenshot("knowledge-tried", user -> fix(user, "#promote")),
                ScreenshotSession.dialog(
                    "knowledge-promote", user -> beside(user.find("#items"), "#promote").fire())),
            false),
        asked(
            ScreenId.IMPROVE,
            "knowledge-draft",
            user -> {
              fix(user, "#draft");
              user.press("#draft");
            }),
        asked(
            ScreenId.IMPROVE,
            "prompts-import",
            user -> {
              user.press("#showPrompts");
              user.press("#importing");
            }),
        asked(ScreenId.IMPROVE, "prompts-promote", DialogScenes::promotePrompt),
        asked(ScreenId.IMPROVE, "prompts-rollback", DialogScenes::rollBackPrompt),
        asked(ScreenId.SETTINGS, "sources-remove", DialogScenes::removeSource));
  }

  private static ScreenshotSession asked(ScreenId screen, String name, Consumer<SceneActions> act) {
    return new ScreenshotSession(screen, List.of(ScreenshotSession.dialog(name, act)), false);
  }

  private static ScreenshotSession one(ScreenId screen, String name, Consumer<SceneActions> act) {
    return new ScreenshotSession(screen, List.of(new Screenshot(name, act)), false);
  }

  private static ScreenshotSession opened(
      ScreenId screen, String name, Consumer<SceneActions> act) {
    return new ScreenshotSession(screen, List.of(new Screenshot(name, act)), true);
  }

  private static void merge(SceneActions user) {
    user.choose("#topics", 0);
    ((ComboBox<?>) user.find("#into")).getSelectionModel().select(1);
    user.press("#merge");
  }

  /** Asks for the name of a topic as in {@link SampleSuggestions}. */
  private static void suggest(SceneActions user, int topic) {
    user.choose("#topics", topic);
    user.press("#suggest");
  }

  private static void archive(SceneActions user) {
    ((ListView<?>) user.find("#codes")).getSelectionModel().select(1);
    user.press("#archive");
  }

  private static void findDocument(SceneActions user) {
    type(user, "#search", "interview");
    user.runner().passTime();
  }

  private static void together(SceneActions user) {
    ListView<?> queue = (ListView<?>) user.find("#review-queue");
    queue.getSelectionModel().selectIndices(1, 2, 3);
    VoteScenes.judge(user);
    user.press("#review-together");
  }

  private static void templates(SceneActions user) {
    List<TextTemplate> two =
        List.of(
            new TextTemplate("Ask the desk", TextTemplate.Place.NOTE, "Ask the desk first."),
            new TextTemplate("담당자 확인", TextTemplate.Place.NOTE, "담당자에게 확인했습니다."));
    user.mainWindow().preferences().change(now -> now.withTemplates(two));
    type(user, "#note", "The second paragraph is out of date.");
    ((MenuButton) user.find("#noteTemplates")).show();
  }

  private static void rows(SceneActions user) {
    TableView<?> table = (TableView<?>) user.find("#table");
    table.getSelectionModel().selectIndices(1, 2, 3);
    table.getContextMenu().show(table, Side.TOP, 200, 120);
  }

  private static void unsaved(SceneActions user) {
    user.press("#section-slack");
    TextInputControl first =
        (TextInputControl)
            user.find("#page").lookupAll(".text-field").stream()
                .filter(node -> node instanceof TextInputControl)
                .findFirst()
                .orElseThrow();
    first.setText("C0123456789");
    user.mainWindow().discardingEdits("ui.unsaved.close", () -> {});
  }

  /** Opens the first item whose button can be pressed. */
  private static void fix(SceneActions user, String button) {
    user.press("#showKnowledge");
    user.layout();
    TableView<?> items = (TableView<?>) user.find("#items");
    IntStream.range(0, items.getItems().size())
        .filter(
            row -> {
              items.getSelectionModel().clearAndSelect(row);
              return beside(items, button).isVisible() && !beside(items, button).isDisabled();
            })
        .findFirst()
        .orElseThrow();
  }

  private static void promotePrompt(SceneActions user) {
    user.press("#showPrompts");
    ListView<?> versions = (ListView<?>) user.find("#versions");
    int rows = versions.getItems().size();
    IntStream.range(0, rows)
        .filter(
            row -> {
              versions.getSelectionModel().select(row);
              return !beside(versions, "#promote").isDisabled();
            })
        .findFirst()
        .orElseThrow();
    beside(versions, "#promote").fire();
  }

  private static void rollBackPrompt(SceneActions user) {
    user.press("#showPrompts");
    beside(user.find("#versions"), "#rollback").fire();
  }

  /** The button nearest to a node, as other parts of the screen have buttons of the same name. */
  private static ButtonBase beside(Node node, String button) {
    Node around = node;
    while (around.lookup(button) == null) {
      around = around.getParent();
    }
    return (ButtonBase) around.lookup(button);
  }

  private static void removeSource(SceneActions user) {
    user.press("#section-sources");
    user.press("#remove");
  }

  private static void type(SceneActions user, String where, String text) {
    ((TextInputControl) user.find(where)).setText(text);
  }
}
