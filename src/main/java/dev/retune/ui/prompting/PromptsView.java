package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.prompting.exchange.PromptDiff.DiffLine;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.dialog.SheetHost;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Versions with what differs, and the run that revises them. */
public final class PromptsView {
  private final PromptsViewModel model;
  private final Texts texts;
  private final ProgressFormatter progressFormatter;
  private Subscription followed = Subscription.EMPTY;

  @FXML private ComboBox<String> prompts;
  @FXML private Button add;
  @FXML private Button importing;
  @FXML private ListView<PromptVersion> versions;
  @FXML private Button promote;
  @FXML private Button rollback;
  @FXML private Label runState;
  @FXML private TextField budget;
  @FXML private Button estimate;
  @FXML private Button start;
  @FXML private Label forecast;
  @FXML private VBox progress;
  @FXML private Label stage;
  @FXML private Button cancel;
  @FXML private ProgressBar bar;
  @FXML private Label remaining;
  @FXML private Label why;
  @FXML private Label agreement;
  @FXML private Label cost;
  @FXML private Node runActions;
  @FXML private Button resume;
  @FXML private Button compare;
  @FXML private Button end;
  @FXML private Node diffPane;
  @FXML private Label title;
  @FXML private Label effect;
  @FXML private ListView<DiffLine> diff;

  /** Creates the view for its view model. */
  public PromptsView(PromptsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.progressFormatter = new ProgressFormatter(texts, context.formatter());
  }

  @FXML
  void initialize() {
    showVersions();
    showDiff();
    showRun();
  }

  private void showVersions() {
    prompts.setItems(model.prompts());
    model.shown().subscribe(prompts::setValue);
    prompts
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && model.prompts().contains(chosen)) {
                model.open(chosen);
              }
            });
    add.setOnAction(event -> model.add(prompts.getEditor().getText()));
    importing.setOnAction(event -> chooseImport());
    importing.visibleProperty().bind(Bindings.isNotEmpty(model.sources()));
    importing.managedProperty().bind(importing.visibleProperty());
    importing.disableProperty().bind(model.busy());
    versions.setItems(model.versions());
    versions.setCellFactory(list -> new PromptVersionCell(texts));
    versions.setPlaceholder(new Label(texts.get("ui.prompts.none")));
    versions
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            version -> {
              if (version != null) {
                model.select(version);
              }
            });
    model
        .selected()
        .subscribe(now -> now.ifPresent(version -> versions.getSelectionModel().select(version)));
    promote.setOnAction(event -> model.promote());
    promote
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.busy().get()
                        || model
                            .selected()
                            .get()
                            .filter(version -> version.state().mayGoLive(true))
                            .isEmpty(),
                model.busy(),
                model.selected()));
    rollback.setOnAction(event -> model.rollback());
    rollback
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.busy().get()
                        || model.versions().stream()
                            .noneMatch(version -> version.state() == PromptState.RETIRED),
                model.busy(),
                model.versions()));
  }

  private void chooseImport() {
    String typed = prompts.getEditor().getText();
    SheetHost.show(
        importing,
        new PromptImportSheet(
            typed == null || typed.isBlank() ? model.shown().get() : typed.strip(),
            List.copyOf(model.sources()),
            texts,
            model::importVersion));
  }

  private void showDiff() {
    model.title().subscribe(title::setText);
    model.effect().subscribe(now -> LabelStyles.setOptionalText(effect, now));
    diff.setCellFactory(list -> new PromptDiffCell());
    model
        .diff()
        .addListener((ListChangeListener<DiffLine>) change -> diff.getItems().setAll(model.diff()));
    diffPane.visibleProperty().bind(model.run().comparison().isOpen().not());
    diffPane.managedProperty().bind(diffPane.visibleProperty());
  }

  @SuppressWarnings("NullAway") // a text formatter rejects a change by returning null
  private void showRun() {
    PromptRunModel run = model.run();
    budget.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,12}") ? change : null));
    budget.textProperty().bindBidirectional(run.budget());
    var nothing = run.busy().or(Bindings.isEmpty(model.versions()));
    estimate.setOnAction(event -> run.estimate());
    estimate.disableProperty().bind(nothing);
    start.setOnAction(event -> run.start());
    start.disableProperty().bind(nothing);
    run.forecast().subscribe(now -> LabelStyles.setOptionalText(forecast, now));
    resume.setOnAction(event -> run.resume());
    resume.disableProperty().bind(run.busy());
    compare.setOnAction(event -> run.compare());
    end.setOnAction(event -> run.end());
    end.disableProperty().bind(run.busy());
    run.running().subscribe(now -> now.ifPresentOrElse(this::follow, this::hideProgress));
    run.report().subscribe(now -> showReport());
  }

  private void showReport() {
    Optional<PromptRunReport> run = model.run().report().get();
    LabelStyles.setOptionalText(
        runState, run.map(now -> texts.get("prompts.run." + now.state())).orElse(""));
    run.ifPresent(now -> LabelStyles.setSeverity(runState, severity(now)));
    LabelStyles.setOptionalText(why, run.map(PromptRunReport::why).orElse(""));
    LabelStyles.setOptionalText(agreement, run.map(now -> model.run().agreement(now)).orElse(""));
    LabelStyles.setOptionalText(
        cost,
        run.map(
                now ->
                    texts.get(
                        "cli.prompt.cost", new SpentCost(now.usage(), now.money()).text(texts)))
            .orElse(""));
    boolean open = run.filter(now -> now.state().equals("OPEN")).isPresent();
    boolean waiting = run.filter(now -> now.state().equals("WAITING")).isPresent();
    setShown(resume, open);
    setShown(compare, waiting);
    setShown(end, open || waiting);
    setShown(runActions, open || waiting);
  }

  private static Severity severity(PromptRunReport run) {
    return switch (run.state()) {
      case "WAITING" -> Severity.WARN;
      case "OPEN" -> Severity.INFO;
      default ->
          run.proposal().filter(one -> one.state() == PromptState.REJECTED).isPresent()
              ? Severity.BAD
              : Severity.PLAIN;
    };
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void follow(ObservableTask task) {
    followed.unsubscribe();
    setShown(progress, true);
    cancel.setOnAction(event -> task.cancel());
    followed =
        Subscription.combine(
            task.progress().subscribe(this::show), task.stopping().subscribe(cancel::setDisable));
  }

  private void show(TaskProgress now) {
    stage.setText(progressFormatter.stage(now));
    bar.setProgress(ProgressFormatter.fraction(now));
    remaining.setText(progressFormatter.remaining(now));
  }

  private void hideProgress() {
    followed.unsubscribe();
    setShown(progress, false);
  }
}
