package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.RetrievalQuality;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.Optional;

/** Formats the live version, its retrieval quality and the effect of its promotion. */
final class LiveVersionFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;
  private final PromotionEffectFormatter effects;

  LiveVersionFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
    this.effects = new PromotionEffectFormatter(texts, formatter);
  }

  OverviewState.Live of(OverviewSnapshot snapshot) {
    Optional<IndexVersion> live = snapshot.live();
    return new OverviewState.Live(
        live.map(IndexVersion::label).orElse(texts.get("ui.overview.noVersion")),
        live.map(this::detail).orElse(texts.get("ui.overview.noVersionHint")),
        snapshot.quality().map(q -> formatter.decimal(q.ndcgAt10(), 3)).orElse("–"),
        live.isEmpty()
            ? ""
            : snapshot.quality().map(this::quality).orElse(texts.get("ui.overview.notMeasured")),
        snapshot.effect().map(effects::verdict).orElse(""),
        snapshot.effect().map(PromotionEffectFormatter::severity).orElse(Severity.PLAIN),
        snapshot.effect().map(effects::sentence).orElse(""));
  }

  /** Says what the quality was measured on. */
  private String quality(RetrievalQuality quality) {
    String measured =
        quality
            .interval()
            .map(
                within ->
                    texts.get(
                        "ui.overview.restsWithin",
                        quality.questions(),
                        formatter.decimal(within.low(), 3),
                        formatter.decimal(within.high(), 3)))
            .orElseGet(() -> texts.get("ui.overview.rests", quality.questions()));
    return quality
        .before()
        .map(
            was -> measured + " " + texts.get("ui.overview.restsBefore", formatter.decimal(was, 3)))
        .orElse(measured);
  }

  private String detail(IndexVersion live) {
    return texts.get(
        "ui.overview.versionDetail",
        live.documents(),
        live.spec().modelId(),
        formatter.moment(live.stateAt()));
  }
}
