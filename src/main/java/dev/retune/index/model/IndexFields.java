package dev.retune.index.model;

import dev.retune.feedback.model.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * The Lucene fields of a chunk. Each chunk is one Lucene document; those of a document are
 * adjacent.
 */
public final class IndexFields {
  // raise when the fields below change; the analysis is added to it
  private static final int FIRST_FORMAT = 1;

  /** The workspace's document id as a term, used to delete. */
  static final String DOCUMENT = "document";

  /** The document id as a number, used to group chunks. */
  public static final String DOCUMENT_ID = "document_id";

  /** The document id with a hash of its content, used to detect changes. */
  public static final String CONTENT = "content";

  /** The hash of the embedded text and of the model. */
  public static final String HASH = "hash";

  public static final String VECTOR = "vector";

  /** The original vector, if {@link #VECTOR} has been projected. */
  static final String RAW = "raw";

  // stored for display
  public static final String EXTERNAL_ID = "external_id";
  public static final String TITLE = "title";
  public static final String SECTION = "section";
  public static final String TEXT = "text";

  private IndexFields() {}

  /** The format version of a spec's files; files of other formats are not read. */
  public static String format(IndexSpec spec) {
    return String.valueOf(FIRST_FORMAT + spec.analysis());
  }

  public static Term document(long id) {
    return new Term(DOCUMENT, Long.toString(id));
  }

  public static Term content(Document document) {
    return new Term(
        CONTENT, document.id() + ":" + document.contentHash() + ":" + document.externalId());
  }

  /** The Lucene document of one chunk. */
  public static List<Field> of(
      KoreanEnglishAnalyzer analyzer,
      Document document,
      DocumentChunk chunk,
      float[] vector,
      LearnedRanking learnt) {
    List<Field> fields = new ArrayList<>();
    if (chunk.passage().isPresent()) {
      fields.addAll(analyzer.fields(chunk.passage().get().head(), chunk.passage().get().text()));
      learnt.questions().ifPresent(q -> fields.addAll(asked(analyzer, document.externalId(), q)));
    }
    fields.add(new StringField(DOCUMENT, Long.toString(document.id()), Store.NO));
    fields.add(new NumericDocValuesField(DOCUMENT_ID, document.id()));
    fields.add(new StringField(CONTENT, content(document).bytes(), Store.NO));
    fields.add(new StringField(HASH, chunk.hash(), Store.NO));
    float[] searched = learnt.matrix().map(m -> m.apply(vector)).orElse(vector);
    fields.add(new KnnFloatVectorField(VECTOR, searched, VectorSimilarityFunction.DOT_PRODUCT));
    if (learnt.matrix().isPresent()) {
      fields.add(new BinaryDocValuesField(RAW, RawVector.bytes(vector)));
    }
    fields.add(new StringField(EXTERNAL_ID, document.externalId(), Store.YES));
    fields.add(new StoredField(TITLE, document.title().orElse("")));
    fields.add(new StoredField(SECTION, document.section().orElse("")));
    fields.add(new StoredField(TEXT, chunk.shown()));
    return fields;
  }

  private static List<Field> asked(
      KoreanEnglishAnalyzer analyzer, String externalId, PastQuestions questions) {
    return IntStream.range(0, PastQuestions.FOLDS)
        .mapToObj(fold -> analyzer.asked(questions.words(externalId, fold), fold))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the terms of all documents in an index except these. */
  public static List<Term> documentsExcept(DirectoryReader reader, Set<Long> documents)
      throws IOException {
    List<Term> others = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues ids = DocValues.getNumeric(leaf.reader(), DOCUMENT_ID);
      while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (!documents.contains(ids.longValue())) {
          others.add(document(ids.longValue()));
        }
      }
    }
    return others;
  }
}
