package dev.retune.clustering.naming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of a text that can be in a name, with the form that they have in it. Hangul is analysed
 * by nori, which separates nouns from particles; other words are stemmed, so that forms of one word
 * are counted together.
 */
final class TopicWordAnalyzer implements AutoCloseable {
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final String KOREAN = "ko";
  private static final String OTHER = "other";
  private static final int LONGEST = 30;

  private final Analyzer analyzer =
      new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          if (field.equals(KOREAN)) {
            KoreanTokenizer tokens = new KoreanTokenizer();
            return new TokenStreamComponents(tokens, new KoreanPartOfSpeechStopFilter(tokens));
          }
          StandardTokenizer tokens = new StandardTokenizer();
          TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(tokens));
          words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
          return new TokenStreamComponents(tokens, new PorterStemFilter(words));
        }
      };

  /**
   * A word of a text.
   *
   * @param stem what its forms have in common
   * @param form as it is written, in lower case
   */
  record TopicWord(String stem, String form) {}

  /** The words of a text in their order; some more than once. */
  List<TopicWord> words(String text) {
    List<TopicWord> words = new ArrayList<>();
    boolean korean = HANGUL.matcher(text).find();
    if (korean) {
      read(KOREAN, text, words);
    }
    read(OTHER, text, words);
    return words;
  }

  private void read(String field, String text, List<TopicWord> words) {
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String stem = term.toString();
        boolean wanted = HANGUL.matcher(stem).find() == field.equals(KOREAN);
        if (wanted && isWord(stem)) {
          String form =
              field.equals(KOREAN)
                  ? stem
                  : text.substring(place.startOffset(), place.endOffset())
                      .toLowerCase(Locale.ROOT)
                      .replaceFirst("['’]s$", "");
          words.add(new TopicWord(stem, form));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWord(String stem) {
    int letters = stem.codePointCount(0, stem.length());
    // one syllable of Hangul is often the rest of a verb
    return letters >= 2 && letters <= LONGEST && LETTER.matcher(stem).find();
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
