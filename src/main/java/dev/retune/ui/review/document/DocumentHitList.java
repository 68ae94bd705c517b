package dev.retune.ui.review.document;

import dev.retune.common.i18n.Texts;
import dev.retune.index.search.SearchHit;
import dev.retune.ui.format.DisplayText;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The best hits of the document search as buttons. */
public final class DocumentHitList {
  private static final int HITS = 4;

  private final DocumentSearchModel search;
  private final Texts texts;
  private final VBox box;
  private final Consumer<SearchHit> picked;

  /** Shows the hits in a box. */
  public DocumentHitList(
      DocumentSearchModel search, Texts texts, VBox box, Consumer<SearchHit> picked) {
    this.search = search;
    this.texts = texts;
    this.box = box;
    this.picked = picked;
    search.hits().subscribe(this::show);
    search.none().subscribe(none -> show());
  }

  private void show() {
    box.getChildren().clear();
    search.hits().stream().limit(HITS).map(this::button).forEach(box.getChildren()::add);
    if (search.none().get()) {
      Label none = new Label(texts.get("ui.review.noHits"));
      none.setWrapText(true);
      none.getStyleClass().add("fine");
      box.getChildren().add(none);
    }
  }

  private Button button(SearchHit hit) {
    Label name = new Label(DisplayText.line(SelectedDocument.of(hit).name()));
    name.getStyleClass().add("strong");
    Label text = new Label(DisplayText.shortened(DisplayText.line(hit.text()), 160));
    text.getStyleClass().add("fine");
    text.setWrapText(true);
    text.setMaxHeight(34);
    Button button = new Button();
    button.setGraphic(new VBox(2, name, text));
    button.setAccessibleText(name.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "selected-hit");
    button.setOnAction(event -> picked.accept(hit));
    return button;
  }
}
