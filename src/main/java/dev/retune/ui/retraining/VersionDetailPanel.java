package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The details of the version selected in the table. */
final class VersionDetailPanel {
  private final VBox box;
  private final RetrainingViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  VersionDetailPanel(VBox box, RetrainingViewModel model, Texts texts, ValueFormatter formatter) {
    this.box = box;
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  /** Shows a version, or nothing. */
  void show(@Nullable IndexVersion version) {
    box.setVisible(version != null);
    box.setManaged(version != null);
    box.getChildren().clear();
    if (version == null) {
      return;
    }
    add(
        texts.get(
            "ui.retraining.choice",
            version.label(),
            texts.get("ui.version." + version.state().name()),
            version.spec().modelId()),
        "strong");
    version
        .reason()
        .map(texts::get)
        .map(DisplayText::line)
        .filter(why -> !why.isBlank())
        .ifPresent(why -> add(why, "why"));
    Optional.ofNullable(model.effects().get(version.id()))
        .filter(effect -> effect.after().votes() > 0)
        .ifPresent(effect -> add(effectText(effect), "why"));
    add(
        texts.get(
            "ui.retraining.madeOf",
            version.documents(),
            version.chunks(),
            size(version.spec()),
            formatter.moment(version.createdAt())),
        "fine");
  }

  private String size(IndexSpec spec) {
    if (spec.isWhole()) {
      return texts.get("ui.retraining.wholeDocuments");
    }
    return spec.chunkTokens() > 0
        ? texts.get("ui.retraining.chunksOf", spec.chunkTokens())
        : texts.get("ui.retraining.chunksOfCharacters", spec.chunkCharacters());
  }

  private String effectText(PromotionEffect effect) {
    return texts.get(
        "ui.retraining.effectRests",
        formatter.percent(effect.before().value()),
        effect.before().votes(),
        formatter.percent(effect.after().value()),
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
