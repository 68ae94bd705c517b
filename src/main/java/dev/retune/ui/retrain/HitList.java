package dev.retune.ui.retrain;

import dev.retune.index.SearchHit;
import dev.retune.index.SearchService;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Plain;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a version found, with its rank; documents known to be right are marked. */
final class HitList {
  private static final int SHOWN = 200;

  private final VBox box;
  private final Texts texts;

  HitList(VBox box, Texts texts) {
    this.box = box;
    this.texts = texts;
  }

  void show(Optional<SearchService.Answer> now, Set<String> known) {
    box.getChildren().clear();
    if (now.isEmpty()) {
      box.getChildren().add(quiet(texts.get("ui.retrain.askHint")));
      return;
    }
    SearchService.Answer answer = now.get();
    if (answer.hits().isEmpty()) {
      box.getChildren().add(quiet(texts.get("ui.retrain.noHits", answer.version())));
    }
    int rank = 1;
    for (SearchHit hit : answer.hits()) {
      box.getChildren().add(drawn(hit, rank++, known.contains(hit.externalId())));
    }
  }

  private Node drawn(SearchHit hit, int rank, boolean right) {
    String name = hit.title().isBlank() ? hit.externalId() : hit.title();
    String section = hit.section().isBlank() ? "" : " · " + hit.section();
    Label title = new Label(Plain.line(rank + ". " + name + section));
    title.getStyleClass().add("strong");
    title.setMinWidth(0);
    HBox head = new HBox(8, title);
    if (right) {
      Label mark = new Label(texts.get("ui.retrain.rightDocument"));
      mark.getStyleClass().addAll("badge", "calm");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      head.getChildren().add(mark);
    }
    Label text = new Label(Plain.line(Plain.shortened(hit.text(), SHOWN)));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("fine");
    VBox drawn = new VBox(head, text);
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
