package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.SearchService;
import dev.retune.ui.format.DisplayText;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The ranked hits of a version; documents known to be correct are marked. */
final class SearchHitList {
  private static final int SHOWN = 200;

  private final VBox box;
  private final Texts texts;

  SearchHitList(VBox box, Texts texts) {
    this.box = box;
    this.texts = texts;
  }

  void showHint() {
    box.getChildren().setAll(quiet(texts.get("ui.retraining.askHint")));
  }

  void show(SearchService.Answer answer, Set<String> known) {
    box.getChildren().clear();
    if (answer.hits().isEmpty()) {
      box.getChildren().add(quiet(texts.get("ui.retraining.noHits", answer.version())));
    }
    int rank = 1;
    for (SearchHit hit : answer.hits()) {
      box.getChildren().add(node(hit, rank++, known.contains(hit.externalId())));
    }
  }

  private Node node(SearchHit hit, int rank, boolean right) {
    String name = hit.title().isBlank() ? hit.externalId() : hit.title();
    String section = hit.section().isBlank() ? "" : " · " + hit.section();
    Label title = new Label(DisplayText.line(rank + ". " + name + section));
    title.getStyleClass().add("strong");
    title.setMinWidth(0);
    HBox head = new HBox(8, title);
    if (right) {
      Label mark = new Label(texts.get("ui.retraining.rightDocument"));
      mark.getStyleClass().addAll("badge", "calm");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      head.getChildren().add(mark);
    }
    Label text = new Label(DisplayText.line(DisplayText.shortened(hit.text(), SHOWN)));
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
