package dev.retune.index.build;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.DocumentRepository.ContentFingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All documents that an index is built from: those of the sources with an overlay. */
public final class IndexCorpus implements DocumentCorpus {
  private static final int PAGE = 5_000;

  private final DocumentRepository documents;
  private final CorpusOverlay overlay;

  /** The documents of the sources with an overlay. */
  public IndexCorpus(DocumentRepository documents, CorpusOverlay overlay) {
    this.documents = documents;
    this.overlay = overlay;
  }

  /** The documents of the sources as they are. */
  public static IndexCorpus of(DocumentRepository documents) {
    return new IndexCorpus(documents, CorpusOverlay.NONE);
  }

  /** The owner's ids of the changes of the overlay. */
  public Set<Long> changes() {
    return overlay.changes();
  }

  @Override
  public long count() {
    return Math.max(0, documents.count() - overlay.leftOut().size()) + overlay.added().size();
  }

  @Override
  public List<Document> after(long id, int limit) {
    long last = id;
    while (last < CorpusOverlay.FIRST_ADDED) {
      List<Document> page = documents.after(last, limit);
      if (page.isEmpty()) {
        break;
      }
      List<Document> kept =
          page.stream()
              .filter(document -> !overlay.leftOut().contains(document.id()))
              .map(overlay::of)
              .toList();
      if (!kept.isEmpty()) {
        return kept;
      }
      // an empty page would be taken for the end
      last = page.getLast().id();
    }
    return overlay.added().stream().filter(document -> document.id() > id).limit(limit).toList();
  }

  /** The document with an id, as it is indexed. */
  public Optional<Document> byId(long id) {
    if (id >= CorpusOverlay.FIRST_ADDED) {
      return overlay.added().stream().filter(document -> document.id() == id).findFirst();
    }
    return overlay.leftOut().contains(id) ? Optional.empty() : documents.byId(id).map(overlay::of);
  }

  /**
   * SHA-256 (hexadecimal) over source, external id and content of all documents, ordered by id:
   * equal if and only if the corpus is.
   */
  public String fingerprint() {
    Sha256 digest = new Sha256();
    List<ContentFingerprint> page = documents.fingerprints(0, PAGE);
    while (!page.isEmpty()) {
      for (ContentFingerprint row : page) {
        if (!overlay.leftOut().contains(row.id())) {
          Optional<Document> other = Optional.ofNullable(overlay.replaced().get(row.id()));
          add(
              digest,
              row.sourceId(),
              row.externalId(),
              other.map(Document::contentHash).orElse(row.contentHash()));
        }
      }
      page = documents.fingerprints(page.getLast().id(), PAGE);
    }
    for (Document document : overlay.added()) {
      add(digest, document.sourceId(), document.externalId(), document.contentHash());
    }
    return digest.hex();
  }

  private static void add(Sha256 digest, long source, String externalId, String contentHash) {
    digest.field(String.valueOf(source)).field(externalId).field(contentHash);
  }
}
