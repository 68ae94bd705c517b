package dev.retune.index.build;

import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documents that a build walks over, in the order of their ids. */
public interface DocumentCorpus {
  /** How many; may change while one walks. */
  long count();

  /** Those after an id, 0 to begin; empty at the end. */
  List<Document> after(long id, int limit);

  /** All. */
  static DocumentCorpus of(DocumentRepository documents) {
    return new DocumentCorpus() {
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
  static DocumentCorpus of(DocumentRepository documents, long[] ids) {
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
