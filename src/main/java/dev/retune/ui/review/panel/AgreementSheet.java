package dev.retune.ui.review.panel;

import dev.retune.common.i18n.Texts;
import dev.retune.review.agreement.ConfusionMatrix;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Agreement among reviewers and with the users. */
public final class AgreementSheet extends VBox {
  private static final List<Double> SHARES = List.of(0.0, 0.05, 0.1, 0.2, 0.5, 1.0);
  private static final int MOST_PAIRS = 4;

  private final Texts texts;
  private final ValueFormatter formatter;

  /** Creates the part. */
  public AgreementSheet(
      ReviewerAgreement agreement,
      double asked,
      Texts texts,
      ValueFormatter formatter,
      DoubleConsumer share) {
    this.texts = texts;
    this.formatter = formatter;
    Label title = new Label(texts.get("ui.review.agreement"));
    title.getStyleClass().add("dialog-title");
    HBox tables = new HBox(40);
    tables
        .getChildren()
        .add(
            table(
                texts.get("ui.review.usersAgainst"),
                agreement.users(),
                said -> texts.get("ui.review.users." + said)));
    agreement.pairs().stream()
        .limit(MOST_PAIRS)
        .map(p -> table(p.first() + " / " + p.second(), p.matrix(), this::verdict))
        .forEach(tables.getChildren()::add);
    getChildren().addAll(title, tables);
    if (agreement.pairs().isEmpty()) {
      getChildren().add(quiet(texts.get("ui.review.noPairs")));
    }
    getChildren().addAll(shares(asked, share), quiet(texts.get("ui.review.kappaMeans")));
    getStyleClass().add("dialog");
    setSpacing(16);
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private String verdict(String said) {
    return texts.get("ui.review.verdict." + said);
  }

  private Node table(String title, ConfusionMatrix matrix, Function<String, String> rows) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("metric-grid");
    for (int i = 0; i < matrix.categories().size(); i++) {
      grid.add(fine(verdict(matrix.categories().get(i))), i + 1, 0);
      grid.add(fine(rows.apply(matrix.categories().get(i))), 0, i + 1);
      for (int j = 0; j < matrix.categories().size(); j++) {
        Label count = new Label(formatter.count(matrix.counts().get(i).get(j)));
        count.getStyleClass().add(i == j ? "strong" : "quiet");
        GridPane.setHalignment(count, HPos.RIGHT);
        grid.add(count, j + 1, i + 1);
      }
    }
    Label name = new Label(title);
    name.getStyleClass().add("card-title");
    String kappa =
        matrix.kappa().isPresent()
            ? texts.get("ui.review.kappa", formatter.decimal(matrix.kappa().getAsDouble(), 2))
            : texts.get("ui.review.noKappa");
    String same =
        texts.get("ui.review.same", formatter.roundPercent(matrix.agreement()), matrix.total());
    return new VBox(8, name, new Label(kappa), fine(same), grid);
  }

  private Node shares(double share, DoubleConsumer chosen) {
    ComboBox<Double> box = new ComboBox<>();
    box.getItems().setAll(SHARES);
    box.setValue(share);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Double item) {
            return item == null ? "" : formatter.roundPercent(item);
          }

          @Override
          public Double fromString(String text) {
            return share;
          }
        });
    box.valueProperty().subscribe((was, is) -> chosen.accept(is));
    Label label = new Label(texts.get("ui.review.share"));
    label.setLabelFor(box);
    HBox line = new HBox(10, label, box);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    label.setWrapText(true);
    label.setMaxWidth(560);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label fine(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fine");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
