package dev.retune.index.model;

import dev.retune.common.text.TextNormalizer;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Analyses texts for lexical search. Hangul is analysed by nori, which separates words from
 * particles and endings; everything else is treated as English and stemmed. For Korean, Chinese and
 * Japanese, character bigrams are indexed as well, which find words that the dictionary splits
 * wrongly. Each kind has its own fields, filled only when the text needs them, so that nori's
 * dictionary is not loaded for a corpus without Korean.
 *
 * <p>Files of an earlier analysis are always searched with that analysis.
 */
public final class KoreanEnglishAnalyzer extends Analyzer {
  /** The first analysis: texts as spelled, without bigrams. */
  public static final int SPELLED = 0;

  /** The current analysis: composed texts (NFC) with bigrams. */
  public static final int CURRENT = 1;

  private static final String HEAD = "head";
  private static final String BODY = "body";
  private static final String ASKED = "asked";
  private static final String KOREAN = "_ko";
  private static final String PAIRS = "_pairs";
  private static final Pattern HANGUL = HangulTokenFilter.HANGUL;
  private static final Pattern JOINED =
      Pattern.compile("[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
  private static final FieldType COUNTED = counted();

  // limits the cost of a pasted page; its first words are enough
  private static final int MOST_WORDS = 256;

  private final int analysis;

  /** Creates an analyzer for an analysis version, such as {@link #CURRENT}. */
  public KoreanEnglishAnalyzer(int analysis) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.analysis = analysis;
  }

  // phrase queries are not used, so positions would only take space
  private static FieldType counted() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return field.endsWith(KOREAN) || field.endsWith(PAIRS)
        ? reader
        : new PatternReplaceCharFilter(HANGUL, " ", reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    if (field.endsWith(KOREAN)) {
      KoreanTokenizer tokens = new KoreanTokenizer();
      return new TokenStreamComponents(
          tokens, new HangulTokenFilter(new KoreanPartOfSpeechStopFilter(tokens)));
    }
    if (field.endsWith(PAIRS)) {
      BigramTokenizer pairs = new BigramTokenizer();
      return new TokenStreamComponents(pairs, new LowerCaseFilter(pairs));
    }
    StandardTokenizer tokens = new StandardTokenizer();
    TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(tokens));
    words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(tokens, new PorterStemFilter(words));
  }

  /** The fields for finding a chunk by its own words. */
  List<Field> fields(String head, String body) {
    List<Field> fields = new ArrayList<>();
    add(fields, HEAD, head);
    add(fields, BODY, body);
    return fields;
  }

  /** The fields for finding a chunk by the past questions about its document, in one fold. */
  List<Field> asked(String questions, int fold) {
    List<Field> fields = new ArrayList<>();
    if (!questions.isEmpty()) {
      add(fields, ASKED + fold, questions);
    }
    return fields;
  }

  private void add(List<Field> fields, String name, String text) {
    String spelled = spelled(text);
    fields.add(new TextField(name, spelled, Store.NO));
    if (HANGUL.matcher(spelled).find()) {
      fields.add(new TextField(name + KOREAN, spelled, Store.NO));
    }
    if (hasPairs(spelled)) {
      fields.add(new Field(name + PAIRS, spelled, COUNTED));
    }
  }

  private String spelled(String text) {
    return analysis == SPELLED ? text : TextNormalizer.composed(text);
  }

  private boolean hasPairs(String spelled) {
    return analysis != SPELLED && JOINED.matcher(spelled).find();
  }

  /**
   * A query for chunks with any of the text's words, scored by BM25 over head and body; empty when
   * the text has no words.
   *
   * @param weights boost of words in the head, and of bigrams
   * @param folds folds of past questions to include
   */
  public Optional<Query> query(String text, HybridWeights weights, int... folds) {
    String spelled = spelled(text);
    List<Query> any = new ArrayList<>(queries("", spelled, weights, folds));
    if (HANGUL.matcher(spelled).find()) {
      any.addAll(queries(KOREAN, spelled, weights, folds));
    }
    if (hasPairs(spelled) && weights.pairs() > 0) {
      queries(PAIRS, spelled, weights, folds).stream()
          .map(pair -> new BoostQuery(pair, (float) weights.pairs()))
          .forEach(any::add);
    }
    if (any.isEmpty()) {
      return Optional.empty();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    any.forEach(one -> all.add(one, Occur.SHOULD));
    return Optional.of(all.build());
  }

  private List<Query> queries(String kind, String text, HybridWeights weights, int... folds) {
    List<Query> queries = new ArrayList<>();
    for (BytesRef word : distinct(BODY + kind, text)) {
      CombinedFieldQuery.Builder query =
          new CombinedFieldQuery.Builder(word)
              .addField(HEAD + kind, (float) weights.title())
              .addField(BODY + kind);
      Arrays.stream(folds).forEach(fold -> query.addField(ASKED + fold + kind));
      queries.add(query.build());
    }
    return queries;
  }

  private Set<BytesRef> distinct(String field, String text) {
    Set<BytesRef> words = new LinkedHashSet<>();
    try (TokenStream stream = tokenStream(field, text)) {
      TermToBytesRefAttribute term = stream.addAttribute(TermToBytesRefAttribute.class);
      stream.reset();
      while (words.size() < MOST_WORDS && stream.incrementToken()) {
        words.add(BytesRef.deepCopyOf(term.getBytesRef()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
