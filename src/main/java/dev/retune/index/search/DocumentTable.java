package dev.retune.index.search;

import dev.retune.index.model.IndexFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Maps chunks to documents, which are numbered from 0 in the order of their ids. */
public final class DocumentTable {
  private final long[] ids;
  private final int[] documents;

  public DocumentTable(DirectoryReader reader) throws IOException {
    long[] idOf = new long[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexFields.DOCUMENT_ID);
      while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        idOf[leaf.docBase + values.docID()] = values.longValue();
      }
    }
    ids = Arrays.stream(idOf).sorted().distinct().toArray();
    documents = Arrays.stream(idOf).mapToInt(id -> Arrays.binarySearch(ids, id)).toArray();
  }

  /** The number of documents. */
  public int size() {
    return ids.length;
  }

  /** The number of the document that a chunk belongs to. */
  public int documentOf(int chunk) {
    return documents[chunk];
  }

  /** All chunks of the document that this chunk belongs to; they are adjacent. */
  IntStream chunksBeside(int chunk) {
    int first = chunk;
    while (first > 0 && documents[first - 1] == documents[chunk]) {
      first--;
    }
    int end = chunk + 1;
    while (end < documents.length && documents[end] == documents[chunk]) {
      end++;
    }
    return IntStream.range(first, end);
  }

  /** The workspace's id of a document. */
  long id(int document) {
    return ids[document];
  }
}
