package dev.retune.ui.retrain;

import dev.retune.index.SearchHit;
import dev.retune.index.SearchService;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Plain;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the live index found. */
final class HitList {
  private static final int SHOWN = 240;

  private final VBox box;
  private final Texts texts;

  HitList(VBox box, ObservableValue<Optional<SearchService.Answer>> answer, Texts texts) {
    this.box = box;
    this.texts = texts;
    answer.subscribe(this::show);
  }

  private void show(Optional<SearchService.Answer> now) {
    box.getChildren().clear();
    if (now.isEmpty()) {
      box.getChildren().add(quiet(texts.get("ui.retrain.askHint")));
      return;
    }
    SearchService.Answer answer = now.get();
    if (answer.hits().isEmpty()) {
      box.getChildren().add(quiet(texts.get("ui.retrain.noHits", answer.version())));
    }
    answer.hits().forEach(hit -> box.getChildren().add(drawn(hit)));
  }

  private Node drawn(SearchHit hit) {
    String name = hit.title().isBlank() ? hit.externalId() : hit.title();
    String section = hit.section().isBlank() ? "" : " · " + hit.section();
    Label title = new Label(Plain.line(name + section));
    title.getStyleClass().add("strong");
    Label text = new Label(Plain.line(Plain.shortened(hit.text(), SHOWN)));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("fine");
    VBox drawn = new VBox(title, text);
    drawn.getStyleClass().add("hit");
    return drawn;
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    label.setWrapText(true);
    return label;
  }
}
