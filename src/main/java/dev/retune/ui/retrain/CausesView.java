package dev.retune.ui.retrain;

import dev.retune.retrain.Diagnosis;
import dev.retune.retrain.Diagnosis.Finding;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.Route;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.Tip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Where the dislikes come from, each with what says so. */
public final class CausesView {
  private final Foresight model;
  private final Texts texts;
  private final Figures figures;

  @FXML private Label summary;
  @FXML private Button lookAgain;
  @FXML private ShareBars routes;
  @FXML private TableView<Finding> findings;

  /** Over its model. */
  public CausesView(Foresight model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
  }

  @FXML
  void initialize() {
    findings.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    findings.setPlaceholder(new Label(texts.get("ui.retrain.noCauses")));
    TableColumn<Finding, String> route = column("ui.retrain.cause", f -> name(f.route()));
    route.setMinWidth(96);
    route.setMaxWidth(96);
    findings
        .getColumns()
        .setAll(
            List.of(
                route,
                column("ui.retrain.question", Finding::question),
                column("ui.retrain.evidence", Finding::evidence)));
    lookAgain.setOnAction(event -> model.look());
    lookAgain.disableProperty().bind(model.isLooking());
    model.looked().subscribe(now -> show());
    model.isLooking().subscribe(now -> show());
  }

  private void show() {
    Optional<Diagnosis> found = model.looked().get().flatMap(Outlook.Looked::diagnosis);
    summary.setText(
        model.isLooking().get()
            ? texts.get("ui.retrain.diagnosing")
            : found.map(Diagnosis::why).orElse(texts.get("ui.retrain.noCauses")));
    routes.show(found.stream().flatMap(d -> d.shares().stream()).map(this::bar).toList());
    findings.getItems().setAll(found.map(Diagnosis::findings).orElse(List.of()));
  }

  private ShareBars.Share bar(Diagnosis.Share share) {
    return new ShareBars.Share(
        name(share.route()),
        figures.count(share.dislikes()),
        figures.roundPercent(share.share()),
        share.share());
  }

  private String name(Route route) {
    return texts.get("retrain.route." + route.name().toLowerCase(Locale.ROOT));
  }

  private TableColumn<Finding, String> column(String key, Function<Finding, String> text) {
    TableColumn<Finding, String> column = new TableColumn<>(texts.get(key));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(Plain.line(text.apply(cell.getValue()))));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable String said, boolean empty) {
                super.updateItem(said, empty);
                setText(empty ? null : said);
                Tip.on(this, empty || said == null ? "" : said);
              }
            });
    return column;
  }
}
