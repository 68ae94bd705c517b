package dev.retune.index;

import dev.retune.feedback.Document;
import dev.retune.feedback.Documents;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documents that a build walks over, in the order of their ids. */
interface Corpus {
  /** How many; may change while one walks. */
  long count();

  /** Those after an id, 0 to begin; empty at the end. */
  List<Document> after(long id, int limit);

  /** All. */
  static Corpus of(Documents documents) {
    return new Corpus() {
      @Override
      public long count() {
        return documents.count();
      }

      @Override
      public List<Document> after(long id, int limit) {
        return documents.after(id, limit);
      }
    };
  }

  /**
   * Some.
   *
   * @param ids rising
   */
  static Corpus of(Documents documents, long[] ids) {
    return new Corpus() {
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
