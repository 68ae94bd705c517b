package dev.retune.index.build;

import dev.retune.feedback.model.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an index is built with in place of documents of the sources, and beside them. The sources'
 * documents themselves are never changed.
 *
 * @param changes the owner's ids of these changes, which the version records
 * @param replaced other texts of documents, by document id
 * @param leftOut ids of documents that are not indexed
 * @param added further documents, whose ids follow those of all others
 */
public record CorpusOverlay(
    Set<Long> changes, Map<Long, Document> replaced, Set<Long> leftOut, List<Document> added) {
  /** Greater than the id of any document of a source. */
  public static final long FIRST_ADDED = 1L << 52;

  /** No changes. */
  public static final CorpusOverlay NONE =
      new CorpusOverlay(Set.of(), Map.of(), Set.of(), List.of());

  /** Copies the collections, and orders the added documents by id. */
  public CorpusOverlay {
    changes = Set.copyOf(changes);
    replaced = Map.copyOf(replaced);
    leftOut = Set.copyOf(leftOut);
    added = added.stream().sorted(Comparator.comparingLong(Document::id)).toList();
    if (added.stream().anyMatch(document -> document.id() < FIRST_ADDED)) {
      throw new IllegalArgumentException("an added document has the id of a source's");
    }
  }

  Document of(Document source) {
    return replaced.getOrDefault(source.id(), source);
  }
}
