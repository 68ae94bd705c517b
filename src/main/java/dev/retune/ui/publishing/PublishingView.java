package dev.retune.ui.publishing;

import static java.util.Comparator.comparing;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.RunProgressPane;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The targets with the details of one, and the form for one. */
public final class PublishingView {
  // width in pixels at which the kind of store fits too
  private static final double ALL_COLUMNS = 520;

  private final PublishingViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private StackPane root;
  @FXML private Node listPane;
  @FXML private Button addTarget;
  @FXML private Button publishAll;
  @FXML private TableView<TargetRow> targets;
  @FXML private VBox publishProgress;
  @FXML private Label publishStage;
  @FXML private ProgressBar publishBar;
  @FXML private Label publishRemaining;
  @FXML private Label publishRate;
  @FXML private Button cancelPublish;
  @FXML private Label publishOutcome;
  @FXML private VBox targetDetail;
  @FXML private VBox targetFacts;
  @FXML private Button publishTarget;
  @FXML private Button verifyTarget;
  @FXML private Button rollbackTarget;
  @FXML private Button editTarget;
  @FXML private Button removeTarget;
  @FXML private Node formPane;
  @FXML private Label formTitle;
  @FXML private VBox fields;
  @FXML private Label formProblem;
  @FXML private Button saveTarget;
  @FXML private Button closeForm;

  /** Creates the view for its view model. */
  public PublishingView(PublishingViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.formatter = context.formatter();
  }

  @FXML
  void initialize() {
    showTable();
    showRun();
    showActions();
    showForm();
    ScreenVisibilityListener.of(root, this::come, model::leave);
    root.visibleProperty().subscribe((was, is) -> come());
  }

  /** The tab is there all the time, so it loads when it can be seen. */
  private void come() {
    if (root.isVisible() && root.getScene() != null) {
      model.enter();
    } else {
      model.leave();
    }
  }

  private void showTable() {
    targets.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(texts.get("ui.publish.none"));
    none.setWrapText(true);
    targets.setPlaceholder(none);
    TableColumn<TargetRow, TargetRow> kind =
        TableColumns.fixed(
            TableColumns.of(
                texts.get("ui.publish.kindColumn"),
                (cell, row) -> cell.setText(PublishingTexts.kind(row.target().kind(), texts))),
            190);
    kind.visibleProperty().bind(targets.widthProperty().greaterThan(ALL_COLUMNS));
    targets
        .getColumns()
        .setAll(
            List.of(
                TableColumns.sortable(
                    TableColumns.fixed(
                        TableColumns.of(
                            texts.get("ui.publish.name"),
                            (cell, row) -> cell.setText(row.target().name())),
                        130),
                    comparing(row -> row.target().name())),
                kind,
                TableColumns.fixed(
                    TableColumns.of(
                        texts.get("ui.publish.live"),
                        (cell, row) -> cell.setText(row.live().orElse(""))),
                    78),
                TableColumns.of(
                    texts.get("ui.publish.standingColumn"),
                    (cell, row) ->
                        cell.setGraphic(
                            Badges.of(
                                texts.get("ui.publish.standing." + row.standing()),
                                row.standing().severity())))));
    TableColumns.sortedItems(targets, model.rows());
    RowCopying.on(targets, texts);
    targets
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                model.select(row);
              }
            });
    // a row that was replaced by a newer one stays selected
    model.selected().subscribe(now -> now.ifPresent(this::select));
  }

  private void select(TargetRow row) {
    if (!targets.getSelectionModel().getSelectedItems().contains(row)) {
      targets.getSelectionModel().clearAndSelect(targets.getItems().indexOf(row));
    }
  }

  private void showRun() {
    new RunProgressPane(
        model.run().running(),
        texts,
        formatter,
        new RunProgressPane.Nodes(
            publishProgress,
            publishStage,
            publishBar,
            publishRemaining,
            publishRate,
            cancelPublish));
    model.run().outcome().subscribe(now -> FormGrid.show(publishOutcome, now));
  }

  private void showActions() {
    TargetFacts shown = new TargetFacts(targetFacts, texts, formatter);
    addTarget.setOnAction(event -> model.form().create());
    publishAll.setOnAction(event -> model.run().publishAll());
    publishAll
        .disableProperty()
        .bind(model.run().busy().or(Bindings.size(model.rows()).isEqualTo(0)));
    publishTarget.setOnAction(event -> model.publish());
    verifyTarget.setOnAction(event -> model.verify());
    rollbackTarget.setOnAction(event -> model.rollback());
    editTarget.setOnAction(event -> model.edit());
    removeTarget.setOnAction(event -> model.remove());
    publishTarget.disableProperty().bind(model.run().busy());
    editTarget.disableProperty().bind(model.run().busy());
    removeTarget.disableProperty().bind(model.run().busy());
    model.run().busy().subscribe(this::showPossible);
    model
        .selected()
        .subscribe(
            now -> {
              targetDetail.setVisible(now.isPresent());
              targetDetail.setManaged(now.isPresent());
              now.ifPresent(shown::show);
              showPossible();
            });
  }

  private void showPossible() {
    Optional<TargetRow> row = model.selected().get();
    boolean busy = model.run().busy().get();
    Optional<String> former = row.flatMap(TargetRow::former).map(held -> held.version());
    rollbackTarget.setText(
        former
            .map(version -> texts.get("ui.publish.rollbackTo", version))
            .orElseGet(() -> texts.get("ui.publish.rollback")));
    rollbackTarget.setDisable(busy || former.isEmpty());
    verifyTarget.setDisable(busy || row.flatMap(TargetRow::live).isEmpty());
    boolean urgent =
        row.filter(
                now ->
                    now.standing() == TargetRow.Standing.BEHIND
                        || now.standing() == TargetRow.Standing.EMPTY)
            .isPresent();
    publishTarget.getStyleClass().remove("accent");
    if (urgent) {
      publishTarget.getStyleClass().add("accent");
    }
  }

  private void showForm() {
    new TargetFormPane(fields, model.form(), texts);
    model
        .form()
        .open()
        .subscribe(
            open -> {
              formPane.setVisible(open);
              listPane.setVisible(!open);
            });
    model
        .form()
        .before()
        .subscribe(
            before ->
                formTitle.setText(
                    before
                        .map(target -> texts.get("ui.publish.editTitle", target.name()))
                        .orElseGet(() -> texts.get("ui.publish.addTitle"))));
    model
        .form()
        .problem()
        .subscribe(
            said -> FormGrid.show(formProblem, new ConnectionTestResult(Severity.BAD, said)));
    model
        .form()
        .saving()
        .subscribe(
            saving -> {
              saveTarget.setDisable(saving);
              saveTarget.setText(texts.get(saving ? "ui.publish.connecting" : "ui.publish.save"));
            });
    saveTarget.setOnAction(event -> model.form().save());
    closeForm.setOnAction(event -> model.form().close());
  }
}
