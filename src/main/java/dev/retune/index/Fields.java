package dev.retune.index;

import dev.retune.feedback.Document;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/** How a chunk lies in the files: one Lucene document each, a document's chunks side by side. */
final class Fields {
  /** Changes with the fields below and with {@link Words}; other formats are not read. */
  static final String FORMAT = "1";

  /** The workspace's id of the document, to delete by. */
  static final String DOCUMENT = "document";

  /** The same as a number, to gather by. */
  static final String DOCUMENT_ID = "document_id";

  /** The document with its content, to tell whether it has changed. */
  static final String CONTENT = "content";

  /** Hash of the very text that was embedded, and by which model. */
  static final String HASH = "hash";

  static final String VECTOR = "vector";

  // words
  static final String TITLE = "title";
  static final String SECTION = "section";
  static final String BODY = "body";

  // kept to show
  static final String EXTERNAL_ID = "external_id";
  static final String SHOWN_TITLE = "shown_title";
  static final String SHOWN_SECTION = "shown_section";
  static final String SHOWN_TEXT = "shown_text";

  private Fields() {}

  static Term document(long id) {
    return new Term(DOCUMENT, Long.toString(id));
  }

  static Term content(Document document) {
    return new Term(
        CONTENT, document.id() + ":" + document.contentHash() + ":" + document.externalId());
  }

  /** One chunk as Lucene keeps it. */
  static List<Field> of(Document document, Chunk chunk, boolean headed, float[] vector) {
    String title = document.title().orElse("");
    String section = document.section().orElse("");
    return List.of(
        new StringField(DOCUMENT, Long.toString(document.id()), Store.NO),
        new NumericDocValuesField(DOCUMENT_ID, document.id()),
        new StringField(CONTENT, content(document).bytes(), Store.NO),
        new StringField(HASH, chunk.hash(), Store.NO),
        new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT),
        new TextField(TITLE, headed ? title : "", Store.NO),
        new TextField(SECTION, headed ? section : "", Store.NO),
        new TextField(BODY, chunk.text(), Store.NO),
        new StringField(EXTERNAL_ID, document.externalId(), Store.YES),
        new StoredField(SHOWN_TITLE, title),
        new StoredField(SHOWN_SECTION, section),
        new StoredField(SHOWN_TEXT, chunk.text()));
  }
}
