package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.control.ClickBehavior;
import dev.retune.ui.control.FocusRestorer;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.NavigationRail;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.dialog.NoticeBoard;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.task.TaskRunner;
import dev.retune.ui.theme.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** The nodes of the shell. */
public final class ShellView {
  private static final Insets AROUND_DIALOGS = new Insets(16);

  private final ShellViewModel model;
  private final WindowServices services;
  private final TimeWindowModel timeWindow;
  private final TaskRunner runner;
  private final CommandRegistry commands;
  private final WindowActions actions;
  private final ShellContent content;
  private final Map<ScreenId, Parent> screens = new EnumMap<>(ScreenId.class);
  private Optional<Parent> welcome = Optional.empty();

  private final FontIcon themeIcon = new FontIcon();
  private Optional<TaskListView> taskList = Optional.empty();

  @FXML private Parent root;
  @FXML private VBox side;
  @FXML private Label brandName;
  @FXML private VBox navigation;
  @FXML private HBox footLine;
  @FXML private VBox footColumn;
  @FXML private VBox top;
  @FXML private ToggleButton week;
  @FXML private ToggleButton month;
  @FXML private ToggleButton promotion;
  @FXML private ToggleButton all;
  @FXML private SegmentedButton windowSwitch;
  @FXML private HBox banner;
  @FXML private Label bannerText;
  @FXML private Button retry;
  @FXML private Label title;
  @FXML private Button refresh;
  @FXML private Button segments;
  @FXML private Button sendReport;
  @FXML private Button sync;
  @FXML private Button importFiles;
  @FXML private Button palette;
  @FXML private Button help;
  @FXML private Button keys;
  @FXML private Button language;
  @FXML private Button theme;
  @FXML private StackPane place;
  @FXML private ScrollPane taskPane;
  @FXML private VBox tasks;
  @FXML private VBox notices;
  @FXML private VBox problems;
  @FXML private ModalPane modal;
  @FXML private Label database;
  @FXML private Label live;
  @FXML private Label synced;
  @FXML private Label zone;

  /** Creates a screen, or the welcome page, when it is first shown. */
  ShellView(
      ShellViewModel model,
      WindowServices services,
      TimeWindowModel timeWindow,
      TaskRunner runner,
      CommandRegistry commands,
      WindowActions actions,
      ShellContent content) {
    this.model = model;
    this.services = services;
    this.timeWindow = timeWindow;
    this.runner = runner;
    this.commands = commands;
    this.actions = actions;
    this.content = content;
  }

  /** The overlay pane for dialogs. */
  ModalPane modal() {
    return modal;
  }

  /** The pane that holds the open screen. */
  Node place() {
    return place;
  }

  @FXML
  void initialize() {
    Texts texts = services.environment().texts();
    for (ScreenId screen : ScreenId.values()) {
      navigation.getChildren().add(button(screen));
    }
    commands.icon(refresh, "refresh");
    commands.icon(segments, "segments");
    commands.icon(sendReport, "send");
    commands.icon(sync, "sync");
    commands.icon(importFiles, "import");
    commands.icon(palette, "palette");
    commands.bind(language, "language");
    commands.icon(help, "help");
    commands.icon(keys, "keys");
    commands.icon(theme, "theme");
    themeIcon.iconCodeProperty().bind(actions.shownTheme().map(Theme::switchIcon));
    theme.setGraphic(themeIcon);
    retry.setOnAction(event -> model.retry());
    model.lost().subscribe(this::lost);
    bindWindow(week, "7d");
    bindWindow(month, "30d");
    bindWindow(promotion, "since-promotion");
    bindWindow(all, "all");
    database.setText(services.environment().database());
    String address = services.environment().address();
    ClickBehavior.on(
        database,
        address,
        () -> {
          SystemClipboard.copy(address);
          model.notices().done(texts.get("ui.status.copied"));
        });
    zone.setText(services.environment().zone().getId());
    new NoticeBoard(model.notices(), notices, problems, texts);
    taskList =
        Optional.of(
            new TaskListView(runner.watched(), tasks, texts, services.environment().zone()));
    // a dialog that is scaled before its first layout shows at the corner for a frame
    modal.setInTransitionFactory(null);
    modal.setOutTransitionFactory(null);
    FocusRestorer.attach(modal);
    FileDropTarget.on(root, content::openSources);
    NavigationRail.on(
        root,
        new NavigationRail.Parts(side, brandName, navigation, footLine, footColumn, taskPane, top));
    BooleanBinding running = Bindings.isNotEmpty(tasks.getChildren());
    taskPane.visibleProperty().bind(running);
    taskPane.managedProperty().bind(running);
    // of its own it does not ask how high wrapped texts are
    taskPane.prefHeightProperty().bind(tasks.heightProperty());
    model.screen().subscribe(screen -> open());
    // a dialog as large as the window is still seen to be over it
    modal
        .contentProperty()
        .subscribe(
            sheet ->
                Optional.ofNullable(sheet)
                    .ifPresent(shown -> StackPane.setMargin(shown, AROUND_DIALOGS)));
    // an icon alone would say nothing
    List.of(live, synced).forEach(label -> LabelStyles.setOptionalText(label, ""));
    model.status().subscribe(now -> now.ifPresent(this::showStatus));
  }

  private ToggleButton button(ScreenId screen) {
    ToggleButton button = commands.bind(new ToggleButton(), "go." + screen.id());
    button.getStyleClass().add("nav");
    button.setMaxWidth(Double.MAX_VALUE);
    String id = "go." + screen.id();
    SegmentButtons.of(button, screen, model.screen(), chosen -> commands.get(id).run());
    return button;
  }

  private void lost(String said) {
    bannerText.setText(
        said.isEmpty() ? "" : services.environment().texts().get("ui.lost.again", said));
    banner.setVisible(!said.isEmpty());
    banner.setManaged(!said.isEmpty());
  }

  private void bindWindow(ToggleButton button, String label) {
    SegmentButtons.of(
        button, TimeWindow.parse(label), timeWindow.window(), timeWindow.window()::set);
  }

  private void showStatus(ShellViewModel.Status now) {
    LabelStyles.setOptionalText(live, now.live());
    LabelStyles.setOptionalText(synced, now.synced());
    open();
  }

  private void open() {
    ScreenId screen = model.screen().get();
    // Settings are reachable without data, because sources are configured there.
    boolean empty =
        screen != ScreenId.SETTINGS
            && model.status().get().map(ShellViewModel.Status::empty).orElse(false);
    title.setText(empty ? "" : commands.get("go." + screen.id()).text());
    windowSwitch.setVisible(!empty && screen.windowed());
    boolean votes = screen == ScreenId.OVERVIEW || screen == ScreenId.FEEDBACK;
    segments.setVisible(!empty && votes);
    segments.setManaged(!empty && votes);
    sendReport.setVisible(!empty && screen == ScreenId.OVERVIEW);
    sendReport.setManaged(!empty && screen == ScreenId.OVERVIEW);
    if (model.canShowScreen()) {
      Parent shown = empty ? welcome() : screens.computeIfAbsent(screen, content::screen);
      // Setting the same node again would trigger a layout.
      if (!place.getChildren().equals(List.of(shown))) {
        place.getChildren().setAll(shown);
      }
    }
  }

  private Parent welcome() {
    Parent page = welcome.orElseGet(content::welcome);
    welcome = Optional.of(page);
    return page;
  }

  /** Unsubscribes from the task list, which outlives this view. */
  void close() {
    taskList.ifPresent(TaskListView::close);
  }
}
