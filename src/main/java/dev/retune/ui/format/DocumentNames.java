package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import java.util.List;
import java.util.stream.IntStream;

/** Names of documents, as single lines. */
public final class DocumentNames {
  private static final int MOST = 20;

  private DocumentNames() {}

  /** Title and section, or the id in the source. */
  public static String of(Document document) {
    return of(document.title().orElse(""), document.section().orElse(""), document.externalId());
  }

  /** Title and section, or the id in the source; empty when unknown. */
  public static String of(String title, String section, String externalId) {
    String known = title.isBlank() ? externalId : title;
    return DisplayText.line(section.isBlank() ? known : known + " · " + section);
  }

  /** The documents that an answer was given, numbered in their order; the first 20. */
  public static List<String> numbered(List<ServedDocument> documents, Texts texts) {
    return IntStream.range(0, Math.min(MOST, documents.size()))
        .mapToObj(i -> texts.get("ui.documentNumber", i + 1, name(documents.get(i), texts)))
        .toList();
  }

  private static String name(ServedDocument served, Texts texts) {
    return served
        .document()
        .map(DocumentNames::of)
        .orElseGet(() -> texts.get("ui.documentNotStored", DisplayText.line(served.externalId())));
  }
}
