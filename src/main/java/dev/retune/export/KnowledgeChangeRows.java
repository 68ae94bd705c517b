package dev.retune.export;

import dev.retune.knowledge.model.KnowledgeChange;
import java.util.List;

/** The rows of changes for a knowledge base in an export. */
final class KnowledgeChangeRows {
  private KnowledgeChangeRows() {}

  static void write(List<KnowledgeChange> changes, ExportRowWriter writer) {
    writer.header(
        List.of(
            "fix",
            "source",
            "document_id",
            "action",
            "title",
            "section",
            "before_hash",
            "text",
            "cited",
            "state",
            "proposed_by",
            "proposed_at"));
    for (KnowledgeChange change : changes) {
      writer.row(
          List.of(
              change.fix(),
              change.source(),
              change.documentId(),
              change.action().name(),
              change.text().title(),
              change.text().section(),
              change.beforeHash(),
              change.text().body(),
              change.cited(),
              change.state().name(),
              change.who(),
              change.proposedAt().toString()));
    }
  }
}
