package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.format.ValueFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Two versions compared: metrics, questions, and the hits of both for one question. */
public final class VersionComparisonView {
  private final VersionComparisonViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private ScrollPane comparePane;
  @FXML private SearchableComboBox<IndexVersion> left;
  @FXML private SearchableComboBox<IndexVersion> right;
  @FXML private Button compare;
  @FXML private Node figuresPane;
  @FXML private GridPane metrics;
  @FXML private Label verdict;
  @FXML private ToggleButton all;
  @FXML private ToggleButton better;
  @FXML private ToggleButton worse;
  @FXML private TableView<Question> questions;
  @FXML private TextField question;
  @FXML private Button ask;
  @FXML private Label leftName;
  @FXML private Label rightName;
  @FXML private VBox leftHits;
  @FXML private VBox rightHits;

  /** Creates the view for its view model. */
  public VersionComparisonView(
      VersionComparisonViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    choose(left, model.left());
    choose(right, model.right());
    compare.setOnAction(event -> model.compare());
    compare
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.busy().get() || model.right().get().isEmpty(),
                model.busy(),
                model.right()));
    model
        .result()
        .subscribe(
            now -> {
              show(now.orElse(null));
              comparePane.setVvalue(comparePane.getVmin());
            });
    kind(all, VersionComparisonViewModel.Kind.ALL);
    kind(better, VersionComparisonViewModel.Kind.BETTER);
    kind(worse, VersionComparisonViewModel.Kind.WORSE);
    new GateQuestionTable(questions, model, texts, formatter);
    question.textProperty().bindBidirectional(model.search().text());
    question.setOnAction(event -> model.search().search());
    ask.setOnAction(event -> model.search().search());
    SearchHitList one = new SearchHitList(leftHits, texts);
    SearchHitList other = new SearchHitList(rightHits, texts);
    model
        .search()
        .answers()
        .subscribe(
            now -> {
              Set<String> known = now.known().map(Question::documents).orElse(Set.of());
              leftName.setText(model.left().get().map(this::name).orElse(""));
              rightName.setText(model.right().get().map(this::name).orElse(""));
              now.left().ifPresentOrElse(hits -> one.show(hits, known), one::showHint);
              now.right().ifPresentOrElse(hits -> other.show(hits, known), other::showHint);
              // in a low window they are below the figures
              now.left().ifPresent(hits -> comparePane.setVvalue(comparePane.getVmax()));
            });
  }

  private String name(IndexVersion version) {
    return texts.get(
        "ui.retraining.choice",
        version.label(),
        texts.get("ui.version." + version.state().name()),
        version.spec().modelId());
  }

  private void show(@Nullable VersionComparison found) {
    LabelStyles.setOptionalText(verdict, found == null ? "" : verdict(found));
    figuresPane.setVisible(found != null);
    figuresPane.setManaged(found != null);
    if (found != null) {
      MetricGrid.fill(
          metrics,
          found.left(),
          found.right(),
          MetricComparison.of(found.before(), found.after(), found.gate().interval(), formatter),
          texts);
    }
  }

  private String verdict(VersionComparison found) {
    return texts.get(
        "ui.retraining.compared",
        found.right(),
        found.left(),
        found.gate().questions(),
        found.gate().won(),
        found.gate().lost(),
        ProbabilityFormatter.of(found.gate().pValue()));
  }

  private void kind(ToggleButton button, VersionComparisonViewModel.Kind kind) {
    SegmentButtons.of(button, kind, model.kind(), model.kind()::set);
  }

  private void choose(
      SearchableComboBox<IndexVersion> box, ObjectProperty<Optional<IndexVersion>> chosen) {
    ChoiceLists.named(box, "", this::name, texts);
    // Reloading replaces the list; the selection that the box reports meanwhile is not the user's.
    AtomicBoolean offering = new AtomicBoolean();
    Runnable offer =
        () -> {
          offering.set(true);
          box.getItems().setAll(model.choices());
          box.setValue(chosen.get().orElse(null));
          offering.set(false);
        };
    model.choices().subscribe(offer);
    chosen.subscribe((was, is) -> offer.run());
    offer.run();
    box.valueProperty()
        .subscribe(
            picked -> {
              if (picked != null && !offering.get()) {
                chosen.set(Optional.of(picked));
              }
            });
  }
}
