package dev.retune.votesearch.index;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.repository.VoteChangeRepository.ChangedVote;
import dev.retune.votesearch.analysis.SearchTokenStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** Mapping between votes and documents of the text index. */
public final class IndexedVote {
  /** Must be incremented when the document format changes; older indexes are then rebuilt. */
  static final String FORMAT = "3";

  static final String ID = "id";
  public static final String AT = "at";
  static final String TEXT = "text";
  static final String VALUE = "value";
  static final String CODE = "code";
  static final String SOURCE = "source";
  public static final String MODEL = "model";
  public static final String PROMPT = "prompt";
  static final String CONVERSATION = "conversation";
  static final String KIND = "kind";
  static final String QUARTER = "quarter";

  private static final int QUARTERS_OF_A_WEEK = 7 * QuarterHourBuckets.OF_A_DAY;

  /** Newest first, like the list; documents are stored in this order too. */
  public static final Sort ORDER =
      new Sort(
          new SortField(AT, SortField.Type.LONG, true),
          new SortField(ID, SortField.Type.LONG, true));

  private static final FieldType POSITIONS = positions();

  private IndexedVote() {}

  private static FieldType positions() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  public static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * Quarter hour of the UTC week, 0 to 671, counted from Thursday 00:00 because 1970 began on one.
   */
  static int quarter(Instant at) {
    long quarters =
        QuarterHourBuckets.day(at) * QuarterHourBuckets.OF_A_DAY + QuarterHourBuckets.quarter(at);
    return (int) Math.floorMod(quarters, (long) QUARTERS_OF_A_WEEK);
  }

  /** The term that identifies a vote's document. */
  static Term key(long id) {
    return new Term("key", String.valueOf(id));
  }

  static Document of(ChangedVote vote, long source, long conversation) {
    Document doc = new Document();
    long at = micros(vote.at());
    doc.add(new StringField(key(vote.id()).field(), key(vote.id()).bytes(), Store.NO));
    doc.add(new NumericDocValuesField(ID, vote.id()));
    doc.add(new NumericDocValuesField(AT, at));
    doc.add(new LongPoint(AT, at));
    doc.add(new LongPoint(CONVERSATION, conversation));
    doc.add(new IntPoint(QUARTER, quarter(vote.at())));
    doc.add(new StringField(VALUE, vote.value().text(), Store.NO));
    doc.add(new StringField(CODE, vote.reasonCode(), Store.NO));
    doc.add(new StringField(SOURCE, String.valueOf(source), Store.NO));
    doc.add(new SortedDocValuesField(KIND, new BytesRef(kind(vote, source))));
    vote.model().ifPresent(name -> doc.add(name(MODEL, name)));
    vote.promptVersion().ifPresent(name -> doc.add(name(PROMPT, name)));
    List<String> texts = new ArrayList<>(List.of(vote.question(), vote.answer()));
    vote.reason().ifPresent(texts::add);
    doc.add(new Field(TEXT, new SearchTokenStream(texts), POSITIONS));
    return doc;
  }

  private static StringField name(String field, String name) {
    return new StringField(field, TextNormalizer.composed(name), Store.NO);
  }

  private static String kind(ChangedVote vote, long source) {
    String sign = vote.value() == Vote.Value.DISLIKE ? "-" : "+";
    return sign + source + " " + vote.reasonCode();
  }

  /** Parses the content of the field {@link #KIND}. */
  static VoteCounts.Kind kind(String written) {
    int space = written.indexOf(' ');
    return new VoteCounts.Kind(
        Long.parseLong(written.substring(1, space)),
        written.startsWith("-"),
        written.substring(space + 1));
  }
}
