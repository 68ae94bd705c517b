package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RunForecast;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Trigger, run, outcome, versions and search. */
public final class RetrainingView {
  private final RetrainingViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Node root;
  @FXML private Label state;
  @FXML private Label why;
  @FXML private ComboBox<Optional<String>> models;
  @FXML private TextField chunkTokens;
  @FXML private CheckBox force;
  @FXML private Button run;
  @FXML private VBox progress;
  @FXML private Label stage;
  @FXML private ProgressBar bar;
  @FXML private Label remaining;
  @FXML private Label rate;
  @FXML private Button cancel;
  @FXML private VBox outcome;
  @FXML private Label outcomeState;
  @FXML private Label outcomeWhy;
  @FXML private Label outcomeWork;
  @FXML private GridPane metrics;
  @FXML private Label idle;
  @FXML private TableView<IndexVersion> versions;
  @FXML private Button rollback;
  @FXML private Label forecast;
  @FXML private Label because;
  @FXML private Label allTheSame;
  @FXML private Node versionsPane;
  @FXML private VBox detail;
  @FXML private Label basis;
  @FXML private Label questions;
  @FXML private CheckBox dryRun;
  @FXML private ToggleButton showVersions;
  @FXML private ToggleButton showCauses;
  @FXML private ToggleButton showCompare;
  @FXML private ToggleButton showSchedule;
  @FXML private Node causesPane;
  @FXML private Node comparePane;
  @FXML private Node schedulePane;

  /** Creates the view for its view model. */
  public RetrainingView(RetrainingViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  @SuppressWarnings("NullAway") // a text formatter rejects a change by returning null
  void initialize() {
    model.trigger().subscribe(now -> now.ifPresent(this::show));
    showModels();
    // Digits only, so that the text is always a number.
    chunkTokens.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
    chunkTokens.textProperty().bindBidirectional(model.run().chunkTokens());
    force.selectedProperty().bindBidirectional(model.run().force());
    run.setOnAction(event -> model.run().start());
    run.disableProperty().bind(model.busy());
    new RunProgressPane(
        model.run(),
        texts,
        formatter,
        new RunProgressPane.Nodes(progress, stage, bar, remaining, rate, cancel));
    new RunOutcomePane(
        model.run(),
        texts,
        new RunOutcomePane.Nodes(outcome, outcomeState, outcomeWhy, outcomeWork, metrics));
    idle.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.run().running().get().isEmpty() && model.run().outcome().get().isEmpty(),
                model.run().running(),
                model.run().outcome()));
    idle.managedProperty().bind(idle.visibleProperty());
    new VersionTable(versions, model, texts, formatter);
    VersionDetailPanel shown = new VersionDetailPanel(detail, model, texts, formatter);
    versions.getSelectionModel().selectedItemProperty().subscribe(shown::show);
    model.versions().subscribe(() -> keepSelection(versions));
    rollback.setOnAction(event -> model.promotion().rollback());
    rollback
        .disableProperty()
        .bind(
            model
                .busy()
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.versions().stream().noneMatch(RetrainingView::retired),
                        model.versions())));
    dryRun.selectedProperty().bindBidirectional(model.run().dryRun());
    model.forecastLoader().forecast().subscribe(now -> now.ifPresent(this::show));
    model.forecastLoader().diagnosis().subscribe(now -> count(now.orElse(null)));
    Map<ToggleButton, Node> panes =
        Map.of(
            showVersions,
            versionsPane,
            showCauses,
            causesPane,
            showCompare,
            comparePane,
            showSchedule,
            schedulePane);
    panes.keySet().forEach(tab -> tab.setOnAction(event -> open(tab, panes)));
    open(showVersions, panes);
    ScreenVisibilityListener.of(root, model::enter, model::leave);
  }

  private static boolean retired(IndexVersion version) {
    return version.state() == IndexVersion.State.RETIRED;
  }

  /** Restores the selection, or selects the newest version: reloading the list clears it. */
  private static void keepSelection(TableView<IndexVersion> table) {
    if (!table.getItems().isEmpty() && table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private void show(TriggerReading now) {
    Severity severity =
        switch (now.state()) {
          case ARMED -> Severity.CALM;
          case PENDING -> Severity.WARN;
          case FIRED -> Severity.BAD;
          case RUNNING, COOLDOWN -> Severity.INFO;
        };
    LabelStyles.badge(state, texts.get("ui.trigger." + now.state().name()), severity);
    why.setText(now.why());
  }

  private static void open(ToggleButton chosen, Map<ToggleButton, Node> panes) {
    panes.forEach(
        (tab, pane) -> {
          tab.setSelected(tab.equals(chosen));
          pane.setVisible(tab.equals(chosen));
        });
  }

  private void show(RunForecast now) {
    forecast.setText(texts.get(now.runs() ? "ui.retraining.wouldRun" : "ui.retraining.wouldRest"));
    because.setText(now.why());
    LabelStyles.setOptionalText(
        allTheSame,
        now.runs() ? "" : texts.get("ui.retraining.allTheSame", force.getText(), run.getText()));
    // A forecast that depends on the trigger repeats the trigger's sentence.
    LabelStyles.setOptionalText(
        why,
        model
            .trigger()
            .get()
            .map(TriggerReading::why)
            .filter(w -> !now.why().contains(w))
            .orElse(""));
    basis.setText(
        texts.get(
            now.changed() ? "ui.retraining.groundChanged" : "ui.retraining.ground",
            now.documents()));
  }

  private void count(RetrainingPreview.@Nullable DislikePreview now) {
    LabelStyles.setOptionalText(
        questions, now == null ? "" : texts.get("ui.retraining.golden", now.tuning(), now.gate()));
  }

  private void showModels() {
    String same = texts.get("ui.retraining.sameModel");
    ChoiceLists.named(models, same, item -> item.orElse(same));
    Runnable offer =
        () -> {
          List<Optional<String>> offered = new ArrayList<>();
          offered.add(Optional.empty());
          model.models().forEach(m -> offered.add(Optional.of(m)));
          models.getItems().setAll(offered);
        };
    offer.run();
    model.models().addListener((ListChangeListener<String>) change -> offer.run());
    models.valueProperty().bindBidirectional(model.run().model());
  }
}
