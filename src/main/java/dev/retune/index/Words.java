package dev.retune.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Texts as words to search by. One chain serves English and Korean, also mixed in one sentence:
 * nori parts Korean words from their endings and leaves Latin words whole; those are then stemmed.
 */
final class Words extends Analyzer {
  // a pasted page as a question: its first words say enough
  private static final int MOST_WORDS = 256;
  private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]\\b");

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new PatternReplaceCharFilter(POSSESSIVE, "", reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    KoreanTokenizer tokens = new KoreanTokenizer();
    TokenStream words = new KoreanPartOfSpeechStopFilter(tokens);
    words = new KoreanReadingFormFilter(words);
    words = new LowerCaseFilter(words);
    words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(tokens, new PorterStemFilter(words));
  }

  /** Chunks that have any of a text's words, scored by BM25 over their fields; none of no words. */
  Optional<Query> query(String text) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    Set<BytesRef> words = distinct(text);
    words.forEach(
        word ->
            any.add(
                new CombinedFieldQuery.Builder(word)
                    .addField(Fields.TITLE, 1)
                    .addField(Fields.SECTION, 1)
                    .addField(Fields.BODY, 1)
                    .build(),
                Occur.SHOULD));
    return words.isEmpty() ? Optional.empty() : Optional.of(any.build());
  }

  private Set<BytesRef> distinct(String text) {
    Set<BytesRef> words = new LinkedHashSet<>();
    try (TokenStream stream = tokenStream(Fields.BODY, text)) {
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
