package dev.retune.index.search;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.RawVector;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/** Reads the vectors of all documents of an index version. */
public final class DocumentVectorReader {
  private DocumentVectorReader() {}

  /**
   * Reads a version, in the order of its documents.
   *
   * @param most number of documents after which it stops
   * @throws UnavailableException when its files cannot be read
   */
  public static List<IndexedDocument> read(
      IndexDirectoryStore store, IndexVersion version, int most) {
    try (DirectoryReader reader = store.open(version)) {
      Map<Long, Sum> sums = new LinkedHashMap<>();
      StoredFields stored = reader.storedFields();
      for (LeafReaderContext leaf : reader.leaves()) {
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), IndexFields.DOCUMENT_ID);
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          boolean there = live == null || live.get(i);
          if (there
              && ids.advanceExact(i)
              && (sums.size() < most || sums.containsKey(ids.longValue()))) {
            int chunk = leaf.docBase + i;
            float[] vector = RawVector.of(leaf.reader(), i);
            Sum sum = sums.get(ids.longValue());
            if (sum == null) {
              sum = new Sum(stored.document(chunk), new float[vector.length]);
              sums.put(ids.longValue(), sum);
            }
            sum.add(vector);
          }
        }
      }
      List<IndexedDocument> found = new ArrayList<>();
      sums.forEach((id, sum) -> found.add(sum.document(id)));
      return found;
    } catch (IOException e) {
      throw new UnavailableException(
          e, "index.unreadable", version.label(), String.valueOf(e.getMessage()));
    }
  }

  private static final class Sum {
    private final Document first;
    private final float[] vector;

    Sum(Document first, float[] vector) {
      this.first = first;
      this.vector = vector;
    }

    void add(float[] chunk) {
      for (int j = 0; j < vector.length; j++) {
        vector[j] += chunk[j];
      }
    }

    IndexedDocument document(long id) {
      return new IndexedDocument(
          id, text(IndexFields.EXTERNAL_ID), text(IndexFields.TITLE), vector);
    }

    private String text(String field) {
      String value = first.get(field);
      return value == null ? "" : value;
    }
  }
}
