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
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text that can be in a name, with the form that they have in it. Of Hangul, nori
 * finds the nouns, as a bare stem of a verb is no word; compounds stay as they are written. Other
 * words are stemmed, so that forms of one word are counted together.
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
            return new TokenStreamComponents(
                new KoreanTokenizer(
                    TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                    null,
                    KoreanTokenizer.DecompoundMode.NONE,
                    false));
          }
          StandardTokenizer tokens = new StandardTokenizer();
          TokenStream words = new EnglishPossessiveFilter(new LowerCaseFilter(tokens));
          words = new StopFilter(words, FunctionWords.englishWords());
          return new TokenStreamComponents(tokens, new PorterStemFilter(words));
        }
      };

  /**
   * A word of a text.
   *
   * @param stem what its forms have in common
   * @param form as it is written, in lower case
   * @param from where it begins in the text
   * @param to where it ends, exclusive
   */
  record TopicWord(String stem, String form, int from, int to) {}

  /** The words of a text, those of Hangul first; some more than once. */
  List<TopicWord> words(String text) {
    List<TopicWord> words = new ArrayList<>();
    if (HANGUL.matcher(text).find()) {
      readNouns(text, words);
    }
    read(text, words);
    return words;
  }

  private void readNouns(String text, List<TopicWord> words) {
    try (TokenStream stream = analyzer.tokenStream(KOREAN, text)) {
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      PartOfSpeechAttribute speech = stream.addAttribute(PartOfSpeechAttribute.class);
      stream.reset();
      int from = 0;
      int to = 0;
      boolean unsure = false;
      while (stream.incrementToken()) {
        POS.Tag tag = speech.getLeftPOS();
        boolean adjoins = to > from && place.startOffset() == to;
        boolean syllable = to - from == 1 || place.endOffset() - place.startOffset() == 1;
        // nori divides words that it does not know, often after one syllable or into names
        boolean part = syllable || unsure || tag == POS.Tag.NNP;
        unsure = tag == POS.Tag.NNP || (unsure && adjoins && isNoun(tag));
        if (isNoun(tag) && adjoins && part) {
          to = place.endOffset();
        } else if (tag == POS.Tag.NP) {
          // a pronoun is no name, but words may begin with one, as that for a letter of application
          addNoun(text, from, to, words);
          from = place.startOffset();
          to = place.endOffset();
          unsure = true;
        } else if (isNoun(tag)) {
          addNoun(text, from, to, words);
          from = begin(text, place.startOffset());
          to = place.endOffset();
        } else if (tag == POS.Tag.XSN && adjoins) {
          // the ending belongs to the noun, as in the word for somebody who applies
          to = place.endOffset();
        } else {
          addNoun(text, from, to, words);
          from = to;
        }
      }
      addNoun(text, from, to, words);
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a noun begins: one syllable before it in the same word is a part that nori cut off. */
  private static int begin(String text, int start) {
    boolean cut = start > 0 && isHangul(text.charAt(start - 1));
    return cut && (start == 1 || !isHangul(text.charAt(start - 2))) ? start - 1 : start;
  }

  private static boolean isHangul(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
  }

  private static boolean isNoun(POS.@Nullable Tag tag) {
    return tag == POS.Tag.NNG || tag == POS.Tag.NNP;
  }

  private static void addNoun(String text, int from, int to, List<TopicWord> words) {
    String noun = text.substring(from, to);
    if (HANGUL.matcher(noun).find() && isWord(noun) && !FunctionWords.isKorean(noun)) {
      words.add(new TopicWord(noun, noun, from, to));
    }
  }

  private void read(String text, List<TopicWord> words) {
    try (TokenStream stream = analyzer.tokenStream(OTHER, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String stem = term.toString();
        if (!HANGUL.matcher(stem).find() && isWord(stem)) {
          words.add(
              new TopicWord(
                  stem,
                  text.substring(place.startOffset(), place.endOffset())
                      .toLowerCase(Locale.ROOT)
                      .replaceFirst("['’]s$", ""),
                  place.startOffset(),
                  place.endOffset()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWord(String stem) {
    int letters = stem.codePointCount(0, stem.length());
    // one syllable of Hangul has too many meanings
    return letters >= 2 && letters <= LONGEST && LETTER.matcher(stem).find();
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
