package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.SideBySide;
import dev.retune.retrain.SideBySide.Question;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Labels;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Two versions: figures, questions, and both answers to one question. */
public final class CompareView {
  private final CompareViewModel model;
  private final Texts texts;
  private final Figures figures;

  @FXML private ComboBox<IndexVersion> left;
  @FXML private ComboBox<IndexVersion> right;
  @FXML private Button compare;
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

  /** Over its model. */
  public CompareView(CompareViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
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
    model.result().subscribe(now -> Labels.optional(verdict, now.map(this::told).orElse("")));
    kind(all, CompareViewModel.Kind.ALL);
    kind(better, CompareViewModel.Kind.BETTER);
    kind(worse, CompareViewModel.Kind.WORSE);
    new QuestionTable(questions, model, texts, figures);
    question.textProperty().bindBidirectional(model.question());
    question.setOnAction(event -> model.ask());
    ask.setOnAction(event -> model.ask());
    HitList one = new HitList(leftHits, texts);
    HitList other = new HitList(rightHits, texts);
    model
        .answers()
        .subscribe(
            now -> {
              Set<String> known = now.known().map(Question::documents).orElse(Set.of());
              leftName.setText(name(model.left().get()));
              rightName.setText(name(model.right().get()));
              one.show(now.left(), known);
              other.show(now.right(), known);
            });
  }

  private String name(Optional<IndexVersion> version) {
    return version.map(this::name).orElse("");
  }

  private String name(IndexVersion version) {
    return texts.get(
        "ui.retrain.choice",
        version.label(),
        texts.get("ui.version." + version.state().name()),
        version.spec().modelId());
  }

  private String told(SideBySide found) {
    return texts.get(
        "ui.retrain.compared",
        found.left(),
        found.right(),
        figures.percent(found.before().ndcgAt10()),
        figures.percent(found.after().ndcgAt10()),
        found.gate().questions(),
        found.gate().won(),
        found.gate().lost(),
        figures.signedPoints(found.gate().difference()),
        figures.signedPoints(found.gate().interval().low()),
        figures.signedPoints(found.gate().interval().high()),
        figures.decimal(found.gate().pValue(), 4));
  }

  private void kind(ToggleButton button, CompareViewModel.Kind kind) {
    model.kind().subscribe(now -> button.setSelected(now == kind));
    button.setOnAction(
        event -> {
          model.kind().set(kind);
          button.setSelected(true);
        });
  }

  private void choose(ComboBox<IndexVersion> box, ObjectProperty<Optional<IndexVersion>> chosen) {
    box.setItems(model.choices());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable IndexVersion version) {
            return version == null ? "" : name(version);
          }

          @Override
          public @Nullable IndexVersion fromString(String text) {
            return null;
          }
        });
    chosen.subscribe(
        now ->
            now.ifPresentOrElse(
                version -> box.getSelectionModel().select(version),
                () -> box.getSelectionModel().clearSelection()));
    box.setOnAction(
        event -> {
          IndexVersion picked = box.getSelectionModel().getSelectedItem();
          if (picked != null) {
            chosen.set(Optional.of(picked));
          }
        });
  }
}
