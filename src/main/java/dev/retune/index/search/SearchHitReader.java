package dev.retune.index.search;

import dev.retune.index.model.IndexFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;

/** Reads the found documents of a version. */
final class SearchHitReader {
  private final DirectoryReader reader;
  private final DocumentTable documents;

  SearchHitReader(DirectoryReader reader, DocumentTable documents) {
    this.reader = reader;
    this.documents = documents;
  }

  /** Returns the first documents of a ranking. */
  List<SearchHit> of(DocumentRanking ranking, int k) throws IOException {
    StoredFields stored = reader.storedFields();
    List<SearchHit> hits = new ArrayList<>();
    for (int document : ranking.top(k)) {
      Document chunk = stored.document(ranking.chunk(document));
      hits.add(
          new SearchHit(
              documents.id(document),
              chunk.get(IndexFields.EXTERNAL_ID),
              ranking.score(document),
              chunk.get(IndexFields.TITLE),
              chunk.get(IndexFields.SECTION),
              chunk.get(IndexFields.TEXT)));
    }
    return hits;
  }
}
