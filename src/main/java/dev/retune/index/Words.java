package dev.retune.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
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
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Texts as words to search by. The Hangul of a text goes to nori, which parts words from their
 * endings; the rest is read as English, with stems. Each has fields of its own, filled only when
 * there is something for them, so that nori's dictionary is not loaded for a corpus without Korean.
 */
final class Words extends Analyzer {
  private static final String HEAD = "head";
  private static final String BODY = "body";
  private static final String KOREAN = "_ko";
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}+");

  // a pasted page as a question: its first words say enough
  private static final int MOST_WORDS = 256;

  Words() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return field.endsWith(KOREAN) ? reader : new PatternReplaceCharFilter(HANGUL, " ", reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    if (field.endsWith(KOREAN)) {
      KoreanTokenizer tokens = new KoreanTokenizer();
      return new TokenStreamComponents(
          tokens, new OnlyHangul(new KoreanPartOfSpeechStopFilter(tokens)));
    }
    StandardTokenizer tokens = new StandardTokenizer();
    TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(tokens));
    words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(tokens, new PorterStemFilter(words));
  }

  /** The fields that make a chunk found by its words. */
  static List<TextField> fields(String head, String body) {
    return Stream.of(field(HEAD, head), field(BODY, body)).flatMap(List::stream).toList();
  }

  private static List<TextField> field(String name, String text) {
    TextField plain = new TextField(name, text, Store.NO);
    return HANGUL.matcher(text).find()
        ? List.of(plain, new TextField(name + KOREAN, text, Store.NO))
        : List.of(plain);
  }

  /**
   * Chunks that have any of a text's words, scored by BM25 over head and body; none of no words.
   *
   * @param headWeight how much more a word counts in the head, at least 1
   */
  Optional<Query> query(String text, double headWeight) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean empty = true;
    for (TextField field : field(BODY, text)) {
      String language = field.name().substring(BODY.length());
      for (BytesRef word : distinct(field.name(), text)) {
        any.add(
            new CombinedFieldQuery.Builder(word)
                .addField(HEAD + language, (float) headWeight)
                .addField(BODY + language)
                .build(),
            Occur.SHOULD);
        empty = false;
      }
    }
    return empty ? Optional.empty() : Optional.of(any.build());
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

  /** Drops the words that the other fields have; nori needs them to know a particle behind one. */
  private static final class OnlyHangul extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    OnlyHangul(TokenStream words) {
      super(words);
    }

    @Override
    protected boolean accept() {
      return HANGUL.matcher(term).find();
    }
  }
}
