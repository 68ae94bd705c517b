package dev.retune.ui.publishing;

import dev.retune.common.i18n.Texts;
import dev.retune.publishing.model.TargetKind;

/** Words for the kinds of stores. */
final class PublishingTexts {
  private PublishingTexts() {}

  static String kind(TargetKind kind, Texts texts) {
    return texts.get("ui.publish.kind." + kind.name());
  }
}
