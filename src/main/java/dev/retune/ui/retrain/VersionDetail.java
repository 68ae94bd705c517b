package dev.retune.ui.retrain;

import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.Effect;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known of the version that is chosen in the table. */
final class VersionDetail {
  private final VBox box;
  private final RetrainViewModel model;
  private final Texts texts;
  private final Figures figures;

  VersionDetail(VBox box, RetrainViewModel model, Texts texts, Figures figures) {
    this.box = box;
    this.model = model;
    this.texts = texts;
    this.figures = figures;
  }

  /** Shows one; nothing when none is chosen. */
  void show(@Nullable IndexVersion version) {
    box.setVisible(version != null);
    box.setManaged(version != null);
    box.getChildren().clear();
    if (version == null) {
      return;
    }
    add(
        texts.get(
            "ui.retrain.choice",
            version.label(),
            texts.get("ui.version." + version.state().name()),
            version.spec().modelId()),
        "strong");
    version.why().map(Plain::line).filter(why -> !why.isBlank()).ifPresent(why -> add(why, "why"));
    Optional.ofNullable(model.effects().get(version.id()))
        .filter(effect -> effect.after().votes() > 0)
        .ifPresent(effect -> add(rests(effect), "why"));
    add(
        texts.get(
            "ui.retrain.madeOf",
            version.documents(),
            version.chunks(),
            size(version.spec()),
            figures.moment(version.createdAt())),
        "fine");
  }

  private String size(IndexSpec spec) {
    if (spec.isWhole()) {
      return texts.get("ui.retrain.wholeDocuments");
    }
    return spec.chunkTokens() > 0
        ? texts.get("ui.retrain.chunksOf", spec.chunkTokens())
        : texts.get("ui.retrain.chunksOfCharacters", spec.chunkCharacters());
  }

  private String rests(Effect effect) {
    return texts.get(
        "ui.retrain.effectRests",
        figures.percent(effect.before().value()),
        effect.before().votes(),
        figures.percent(effect.after().value()),
        effect.after().votes());
  }

  private void add(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    box.getChildren().add(label);
  }
}
