package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.RunProgressPane;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.control.TabContent;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import java.util.ArrayList;
import java.util.List;
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
  @FXML private ToggleButton showPublish;
  @FXML private Node causesPane;
  @FXML private Node comparePane;
  @FXML private Node schedulePane;
  @FXML private Node publishPane;

  /** Creates the view for its view model. */
  public RetrainingView(RetrainingViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  @SuppressWarnings("NullAway") // a text formatter rejects a change by returning null
  void initialize() {
    new ForecastPane(
        model,
        texts,
        new ForecastPane.Nodes(state, why, forecast, because, allTheSame, basis, questions));
    showModels();
    // Digits only, so that the text is always a number.
    chunkTokens.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
    chunkTokens.textProperty().bindBidirectional(model.run().chunkTokens());
    force.selectedProperty().bindBidirectional(model.run().force());
    run.setOnAction(event -> model.run().start());
    run.disableProperty().bind(model.run().unavailable());
    new RunProgressPane(
        model.run().running(),
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
    // a narrow window shows its icon only
    Tooltips.on(rollback, rollback.getText());
    rollback
        .disableProperty()
        .bind(
            model
                .busy()
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.versions().stream().noneMatch(RetrainingView::retired),
                        model.versions())));
    // targets have a rollback of their own
    rollback.visibleProperty().bind(showPublish.selectedProperty().not());
    rollback.managedProperty().bind(rollback.visibleProperty());
    dryRun.selectedProperty().bindBidirectional(model.run().dryRun());
    tab(showVersions, versionsPane, RetrainingTab.VERSIONS);
    tab(showCauses, causesPane, RetrainingTab.CAUSES);
    tab(showCompare, comparePane, RetrainingTab.COMPARISON);
    tab(showSchedule, schedulePane, RetrainingTab.SCHEDULE);
    tab(showPublish, publishPane, RetrainingTab.PUBLISH);
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

  private void tab(ToggleButton button, Node pane, RetrainingTab tab) {
    SegmentButtons.of(button, tab, model.tab(), model.tab()::set);
    TabContent content = new TabContent(pane);
    model.tab().subscribe(open -> content.setOpen(open == tab));
  }

  private void showModels() {
    String same = texts.get("ui.retraining.sameModel");
    ChoiceLists.named(models, same, item -> item.map(ModelNames::shown).orElse(same));
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
