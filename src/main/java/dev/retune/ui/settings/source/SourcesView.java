package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.SourceAddressKind;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sources of feedback, and what an address or files would give. */
public final class SourcesView {
  private static final double ROW = 54;
  private static final int MOST_ROWS = 5;
  private static final double OUTDATED = 0.55;

  private final SourcesViewModel model;
  private Optional<FormGrid> writeBack = Optional.empty();
  private final ScreenContext context;
  private final Texts texts;
  private final ProgressFormatter words;
  private Subscription progressing = Subscription.EMPTY;

  @FXML private Button add;
  @FXML private Button remove;
  @FXML private Label brokenProfiles;
  @FXML private ListView<SourceConfig> sourceList;
  @FXML private Label title;
  @FXML private VBox connection;
  @FXML private VBox naming;
  @FXML private Button check;
  @FXML private Button importFiles;
  @FXML private Button saveSource;
  @FXML private Button test;
  @FXML private HBox progress;
  @FXML private ProgressBar bar;
  @FXML private Label stage;
  @FXML private Button cancel;
  @FXML private Label outcome;
  @FXML private Label problem;
  @FXML private VBox result;
  @FXML private FlowPane units;
  @FXML private Label headline;
  @FXML private Label obstacle;
  @FXML private Label notice;
  @FXML private VBox parameters;
  @FXML private GridPane counts;
  @FXML private VBox leftOutBox;
  @FXML private VBox leftOut;
  @FXML private VBox pairsBox;
  @FXML private Label pairsTitle;
  @FXML private TableView<dev.retune.feedback.explanation.FeedbackPair> pairs;
  @FXML private TitledPane mappingPane;
  @FXML private VBox mapping;

  /** Creates the view for its view model. */
  public SourcesView(SourcesViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.words = new ProgressFormatter(texts, context.formatter());
  }

  @FXML
  void initialize() {
    showList();
    showForm();
    showActions();
    SourceMappingPane mappings = new SourceMappingPane(mapping, model, context);
    SourceResultPane shown =
        new SourceResultPane(
            new SourceResultPane.Nodes(
                units,
                headline,
                obstacle,
                notice,
                parameters,
                counts,
                leftOutBox,
                leftOut,
                pairsBox,
                pairsTitle,
                pairs),
            model,
            context,
            mappings::show);
    model
        .check()
        .found()
        .subscribe(
            found -> {
              visible(result, !found.isEmpty());
              shown.show(found);
              visible(mappingPane, !found.isEmpty());
              if (needsMapping(found)) {
                mappingPane.setExpanded(true);
              }
              refreshActions();
            });
    model
        .check()
        .problem()
        .subscribe(
            said -> {
              // the encoding of a file can be chosen though nothing was read of it
              boolean failed = !said.isEmpty() && model.kind().get() == SourceAddressKind.FILES;
              visible(mappingPane, failed || !model.check().found().get().isEmpty());
              if (failed) {
                mappings.showUnknown();
                mappingPane.setExpanded(true);
              }
            });
    model.check().outdated().subscribe(old -> result.setOpacity(old ? OUTDATED : 1));
    model.list().shown();
  }

  /** Whether it is refused for a reason that a mapping can mend. */
  private static boolean needsMapping(List<SourceExplanation> found) {
    return found.stream()
        .anyMatch(
            e ->
                e.refusal().isPresent()
                    && e.evidence().parameters().isEmpty()
                    && !e.evidence().contents().isEmpty());
  }

  private void showList() {
    add.setGraphic(new FontIcon(Feather.PLUS));
    add.setOnAction(
        event -> {
          sourceList.getSelectionModel().clearSelection();
          model.create();
        });
    remove.setOnAction(event -> model.remove());
    model
        .list()
        .brokenProfiles()
        .subscribe(
            said -> FormGrid.show(brokenProfiles, new ConnectionTestResult(Severity.BAD, said)));
    sourceList.setItems(model.list().sources());
    sourceList.setFixedCellSize(ROW);
    sourceList.setAccessibleText(texts.get("ui.settings.page.SOURCES"));
    sourceList.setPlaceholder(new Label(texts.get("ui.source.noSources")));
    sourceList.setCellFactory(made -> new SourceCell(model.list(), context));
    model.list().sources().addListener((ListChangeListener<SourceConfig>) change -> sized());
    model
        .list()
        .states()
        .addListener((MapChangeListener<String, SourceState>) change -> sourceList.refresh());
    sized();
    sourceList
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !model.opened().get().equals(Optional.of(chosen))) {
                model.open(chosen);
              }
            });
    model
        .opened()
        .subscribe(
            opened -> {
              remove.setDisable(opened.isEmpty());
              opened.ifPresentOrElse(
                  sourceList.getSelectionModel()::select,
                  sourceList.getSelectionModel()::clearSelection);
              title.setText(
                  opened
                      .map(source -> texts.get("ui.source.opened", source.name()))
                      .orElseGet(() -> texts.get("ui.source.another")));
              refreshActions();
            });
  }

  private void sized() {
    int rows = Math.clamp(model.list().sources().size(), 1, MOST_ROWS);
    sourceList.setPrefHeight(rows * ROW + 2);
    sourceList.setMinHeight(rows * ROW + 2);
    model.opened().get().ifPresent(sourceList.getSelectionModel()::select);
  }

  private void showForm() {
    FormGrid address = new FormGrid(texts);
    TextField url = address.field(model.form().url(), texts.get("ui.source.prompt"));
    url.setMaxWidth(Double.MAX_VALUE);
    url.setOnAction(event -> model.read());
    Button files = new Button(texts.get("ui.source.browse"), new FontIcon(Feather.FILE));
    files.setId("browse-files");
    files.setOnAction(event -> model.browseFiles());
    Button folder = new Button(texts.get("ui.source.browseFolder"), new FontIcon(Feather.FOLDER));
    folder.setId("browse-folder");
    folder.setOnAction(event -> model.browseFolder());
    address.below(FormGrid.line(files, folder));
    FormGrid credentials = new FormGrid(texts);
    credentials.field(model.form().user(), "");
    PasswordField password = new PasswordField();
    password.setId("source-password");
    password.setMaxWidth(340);
    model
        .opened()
        .subscribe(
            opened ->
                password.setPromptText(
                    opened.isPresent() ? texts.get("ui.settings.secretPrompt") : ""));
    password.textProperty().bindBidirectional(model.password());
    credentials.row(texts.get("ui.settings.password"), password);
    credentials.below(FormGrid.fine(texts.get("ui.source.passwordKept")));
    Label keys = FormGrid.fine(texts.get("ui.source.apiKeys"));
    credentials.below(keys);
    credentials.field(model.form().secret(), SourceForm.secretName("chat"));
    connection.getChildren().addAll(address, credentials);
    FormGrid name = new FormGrid(texts);
    FormGrid writing = new FormGrid(texts);
    writeBack = Optional.of(writing);
    name.field(model.form().name(), "");
    Label nameHint = FormGrid.fine(texts.get("ui.source.nameHint"));
    name.below(nameHint);
    writing.tick(model.form().writeBack());
    writing.below(FormGrid.fine(texts.get("ui.settings.hint.writeBack")));
    naming.getChildren().addAll(name, writing);
    model.named().subscribe(this::refreshActions);
    model
        .kind()
        .subscribe(
            kind -> {
              visible(credentials, kind.takesCredentials());
              visible(keys, kind == SourceAddressKind.API);
              visible(nameHint, kind == SourceAddressKind.FILES);
              refreshActions();
            });
    model.changed().subscribe(this::refreshActions);
  }

  private void showActions() {
    check.setOnAction(event -> model.read());
    test.setOnAction(event -> model.test());
    importFiles.setOnAction(event -> model.importFiles());
    saveSource.setOnAction(event -> model.save());
    model.outcome().subscribe(now -> FormGrid.show(outcome, now));
    model
        .check()
        .problem()
        .subscribe(said -> FormGrid.show(problem, new ConnectionTestResult(Severity.BAD, said)));
    model.check().running().subscribe(this::showProgress);
    model.importing().subscribe(this::showProgress);
    showProgress();
  }

  private void refreshActions() {
    SourceAddressKind kind = model.kind().get();
    boolean file = model.isDatabaseFile();
    boolean source = file || (kind != SourceAddressKind.FILES && kind != SourceAddressKind.NONE);
    boolean found = !model.check().found().get().isEmpty();
    boolean configured = model.opened().get().isPresent();
    visible(naming, source || (found && model.named().get()));
    writeBack.ifPresent(fields -> visible(fields, source));
    visible(test, source && !file);
    visible(importFiles, kind == SourceAddressKind.FILES && found);
    importFiles.setDisable(!model.isImportable() || model.importing().get().isPresent());
    visible(saveSource, source);
    saveSource.setText(texts.get(configured ? "ui.source.save" : "ui.source.add"));
    saveSource.setDisable(configured && !model.changed().get());
    accent(check, !found);
    accent(importFiles, found && !model.isImported());
    accent(saveSource, found && !importFiles.isVisible());
  }

  private static void accent(Button button, boolean on) {
    button.getStyleClass().remove("accent");
    if (on) {
      button.getStyleClass().add("accent");
    }
  }

  private void showProgress() {
    progressing.unsubscribe();
    Optional<ObservableTask> running =
        model.importing().get().or(() -> model.check().running().get());
    visible(progress, running.isPresent());
    check.setDisable(running.isPresent());
    refreshActions();
    running.ifPresent(
        task -> {
          Runnable show =
              () -> {
                TaskProgress now = task.progress().get();
                bar.setProgress(ProgressFormatter.fraction(now));
                LabelStyles.setOptionalText(
                    stage,
                    task.stopping().get() ? texts.get("ui.task.stopping") : words.stage(now));
              };
          cancel.setOnAction(
              event -> {
                if (model.importing().get().isPresent()) {
                  task.cancel();
                } else {
                  model.check().cancel();
                }
              });
          progressing = task.progress().subscribe(show).and(task.stopping().subscribe(show));
          show.run();
        });
  }

  private static void visible(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
