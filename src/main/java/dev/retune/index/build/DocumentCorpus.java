package dev.retune.index.build;

import dev.retune.feedback.model.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documents that a build iterates over, ordered by id. */
public interface DocumentCorpus {
  /** The number of documents; it may change during iteration. */
  long count();

  /** The documents after an id (0 for the first page); empty at the end. */
  List<Document> after(long id, int limit);

  /**
   * A subset of the documents.
   *
   * @param ids in ascending order
   */
  static DocumentCorpus of(IndexCorpus documents, long[] ids) {
    return new DocumentCorpus() {
      @Override
      public long count() {
        return ids.length;
      }

      @Override
      public List<Document> after(long id, int limit) {
        return Arrays.stream(ids)
            .filter(each -> each > id)
            .mapToObj(documents::byId)
            .flatMap(Optional::stream)
            .limit(limit)
            .toList();
      }
    };
  }
}
