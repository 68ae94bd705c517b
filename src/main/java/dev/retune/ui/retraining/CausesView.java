package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import dev.retune.retraining.run.RetrainingPreview.DislikePreview;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.ShareBars;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.time.Instant;
import java.time.LocalDate;
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

/** The causes of the dislikes with their evidence. */
public final class CausesView {
  private final RetrainingForecastLoader model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Label summary;
  @FXML private Button lookAgain;
  @FXML private ShareBars routes;
  @FXML private TableView<Finding> findings;

  /** Creates the view for its view model. */
  public CausesView(RetrainingForecastLoader model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    findings.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    findings.setPlaceholder(new Label(texts.get("ui.retraining.noCauses")));
    TableColumn<Finding, String> route = column("ui.retraining.cause", f -> name(f.route()));
    route.setMinWidth(96);
    route.setMaxWidth(96);
    findings
        .getColumns()
        .setAll(
            List.of(
                route,
                column("ui.retraining.question", Finding::question),
                column("ui.retraining.evidence", Finding::evidence)));
    RowCopying.on(findings, texts);
    lookAgain.setOnAction(event -> model.diagnose());
    lookAgain.disableProperty().bind(model.isDiagnosing());
    model.diagnosis().subscribe(now -> show());
    model.isDiagnosing().subscribe(now -> show());
  }

  private void show() {
    Optional<DislikePreview> preview = model.diagnosis().get();
    Optional<DislikeDiagnosis> found = preview.flatMap(DislikePreview::diagnosis);
    summary.setText(
        model.isDiagnosing().get()
            ? texts.get("ui.retraining.diagnosing")
            : preview.flatMap(this::summary).orElse(texts.get("ui.retraining.noCauses")));
    routes.show(found.stream().flatMap(d -> d.shares().stream()).map(this::bar).toList());
    findings.getItems().setAll(found.map(DislikeDiagnosis::findings).orElse(List.of()));
    findings.sort();
  }

  private Optional<String> summary(DislikePreview preview) {
    boolean isEarlier = preview.earlier().isPresent();
    return preview
        .diagnosis()
        .map(
            found ->
                texts.get(
                        isEarlier ? "ui.retraining.causesEarlier" : "ui.retraining.causesPeriod",
                        day(found.from()),
                        day(found.to()),
                        formatter.moment(preview.since()))
                    + " "
                    + found.why());
  }

  private String day(Instant at) {
    return formatter.day(LocalDate.ofInstant(at, formatter.zone()));
  }

  private ShareBars.Share bar(DislikeDiagnosis.Share share) {
    return new ShareBars.Share(
        name(share.route()),
        formatter.count(share.dislikes()),
        formatter.roundPercent(share.share()),
        share.share());
  }

  private String name(CauseCategory category) {
    return texts.get("retraining.category." + category.name().toLowerCase(Locale.ROOT));
  }

  private TableColumn<Finding, String> column(String key, Function<Finding, String> text) {
    TableColumn<Finding, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(DisplayText.line(text.apply(cell.getValue()))));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable String said, boolean empty) {
                super.updateItem(said, empty);
                setText(empty ? null : said);
                Tooltips.on(this, empty || said == null ? "" : said);
              }
            });
    return column;
  }
}
