package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.model.ModelBenchViewModel.BenchRow;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/** The comparison of models: a button, its progress, and a table with the recommendation. */
public final class ModelBenchView {
  private static final List<String> COLUMNS =
      List.of("model", "ndcg", "dense", "speed", "query", "memory", "size");

  private static final double NARROWEST_HEAD = 64;
  private static final double NAME_AND_BADGE = 180;

  private final ModelBenchViewModel model;
  private final Texts texts;
  private final ProgressFormatter progress;
  private Subscription subscription = Subscription.EMPTY;

  @FXML private Button compare;
  @FXML private Node running;
  @FXML private ProgressBar bar;
  @FXML private Label stage;
  @FXML private Label remaining;
  @FXML private Button cancel;
  @FXML private Label basis;
  @FXML private GridPane table;
  @FXML private Label said;
  @FXML private Button tryRecommended;

  /** Creates the view for its view model. */
  public ModelBenchView(ModelsViewModel model, ScreenContext context) {
    this.model = model.bench();
    this.texts = context.texts();
    this.progress = new ProgressFormatter(texts, context.formatter());
  }

  @FXML
  void initialize() {
    compare.setOnAction(event -> model.compare());
    compare.disableProperty().bind(model.running());
    cancel.setOnAction(event -> model.cancel());
    tryRecommended.setOnAction(event -> model.tryRecommended());
    model.running().subscribe(now -> show(running, now));
    model
        .task()
        .subscribe(
            task -> {
              subscription.unsubscribe();
              subscription = task.map(this::follow).orElse(Subscription.EMPTY);
            });
    model.said().subscribe(now -> LabelStyles.setOptionalText(said, now));
    model
        .comparison()
        .subscribe(
            found -> {
              show(table, found.isPresent());
              show(tryRecommended, model.recommended().isPresent());
              LabelStyles.setOptionalText(basis, found.map(this::basis).orElse(""));
              found.ifPresent(this::fill);
            });
  }

  private Subscription follow(ObservableTask task) {
    return Subscription.combine(
        task.progress().subscribe(this::show),
        task.stopping().subscribe(stopping -> cancel.setDisable(stopping)));
  }

  private void show(TaskProgress now) {
    bar.setProgress(ProgressFormatter.fraction(now));
    stage.setText(progress.stage(now));
    remaining.setText(progress.remaining(now));
  }

  private String basis(ModelComparison found) {
    return texts.get("ui.settings.models.basis", found.questions(), found.documents());
  }

  private void fill(ModelComparison found) {
    table.getChildren().clear();
    for (int column = 0; column < COLUMNS.size(); column++) {
      Label head = new Label(texts.get("ui.settings.models.column." + COLUMNS.get(column)));
      head.getStyleClass().add("fine");
      // two lines rather than a table that is wider than the page
      head.setWrapText(true);
      head.setTextAlignment(column == 0 ? TextAlignment.LEFT : TextAlignment.RIGHT);
      head.setAlignment(column == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      add(head, column, 0);
      head.setMinWidth(NARROWEST_HEAD);
    }
    int line = 1;
    for (BenchRow row : model.rows(found)) {
      Label name = new Label(row.model());
      name.getStyleClass().add("strong");
      name.setWrapText(true);
      FlowPane first = new FlowPane(8, 4, name);
      // else it would ask for more, and the heads would wrap
      first.setPrefWrapLength(NAME_AND_BADGE);
      if (row.live()) {
        first.getChildren().add(Badges.of(texts.get("ui.settings.models.live"), Severity.CALM));
      }
      table.add(first, 0, line);
      for (int column = 0; column < row.figures().size(); column++) {
        add(new Label(row.figures().get(column)), column + 1, line);
      }
      line++;
      if (!row.languages().isEmpty()) {
        Label languages = new Label(row.languages());
        languages.getStyleClass().add("fine");
        languages.setWrapText(true);
        table.add(languages, 0, line, COLUMNS.size(), 1);
        line++;
      }
    }
  }

  private void add(Label label, int column, int row) {
    GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
    label.setMinWidth(Region.USE_PREF_SIZE);
    table.add(label, column, row);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
