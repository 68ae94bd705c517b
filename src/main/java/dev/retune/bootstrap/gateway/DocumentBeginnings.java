package dev.retune.bootstrap.gateway;

import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import java.util.List;

/** The beginnings of some documents, enough to detect the script of a corpus. */
final class DocumentBeginnings {
  private static final int DOCUMENTS = 100;
  private static final int BEGINNING = 600;

  private DocumentBeginnings() {}

  static List<String> of(DocumentRepository documents) {
    return documents.after(0, DOCUMENTS).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(BEGINNING, body.length())))
        .toList();
  }
}
