package dev.retune.index;

import dev.retune.feedback.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/** How a chunk lies in the files: one Lucene document each, a document's chunks side by side. */
final class Fields {
  // changes with the fields below; with the analysis it makes the format
  private static final int FIRST_FORMAT = 1;

  /** The workspace's id of the document, to delete by. */
  static final String DOCUMENT = "document";

  /** The same as a number, to gather by. */
  static final String DOCUMENT_ID = "document_id";

  /** The document with its content, to tell whether it has changed. */
  static final String CONTENT = "content";

  /** Hash of the very text that was embedded, and by which model. */
  static final String HASH = "hash";

  static final String VECTOR = "vector";

  /** The vector as the model gave it, where {@link #VECTOR} went through a matrix. */
  static final String RAW = "raw";

  // kept to show
  static final String EXTERNAL_ID = "external_id";
  static final String TITLE = "title";
  static final String SECTION = "section";
  static final String TEXT = "text";

  private Fields() {}

  /** What files of a recipe say they are; other formats are not read. */
  static String format(IndexSpec spec) {
    return String.valueOf(FIRST_FORMAT + spec.analysis());
  }

  static Term document(long id) {
    return new Term(DOCUMENT, Long.toString(id));
  }

  static Term content(Document document) {
    return new Term(
        CONTENT, document.id() + ":" + document.contentHash() + ":" + document.externalId());
  }

  /** One chunk as Lucene keeps it. */
  static List<Field> of(
      Words words, Document document, Chunk chunk, float[] vector, Learnt learnt) {
    List<Field> fields = new ArrayList<>();
    if (chunk.passage().isPresent()) {
      fields.addAll(words.fields(chunk.passage().get().head(), chunk.passage().get().text()));
      learnt.questions().ifPresent(q -> fields.addAll(asked(words, document.externalId(), q)));
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

  private static List<Field> asked(Words words, String externalId, PastQuestions questions) {
    return IntStream.range(0, PastQuestions.FOLDS)
        .mapToObj(fold -> words.asked(questions.words(externalId, fold), fold))
        .flatMap(List::stream)
        .toList();
  }
}
