package dev.retune.ui.publishing;

import dev.retune.common.i18n.Texts;
import dev.retune.publishing.model.TargetKind;

/** Words for the kinds of stores. */
final class PublishingTexts {
  private PublishingTexts() {}

  static String kind(TargetKind kind, Texts texts) {
    return texts.get("ui.publish.kind." + kind.name());
  }

  /** What an address of the kind looks like. */
  static String exampleAddress(TargetKind kind) {
    return switch (kind) {
      case PGVECTOR -> "postgresql://db.example/chat";
      case FILES -> "/srv/chat/index";
      case CHROMA -> "http://localhost:8000";
      case QDRANT -> "http://localhost:6333";
      case OPENSEARCH, ELASTICSEARCH -> "https://search.example:9200";
    };
  }
}
