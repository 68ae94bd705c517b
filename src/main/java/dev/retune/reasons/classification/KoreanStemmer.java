package dev.retune.reasons.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The stems of a Korean text, by the Korean analyser: words are parted from their endings and
 * particles, also where the writer left out the spaces. Composed first, for some systems write
 * syllables taken apart.
 */
final class KoreanStemmer {
  // loads its dictionary when it is first used
  private final Analyzer analyzer = new KoreanAnalyzer();

  Set<String> of(String text) {
    Set<String> stems = new LinkedHashSet<>();
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    try (TokenStream stream = analyzer.tokenStream("text", composed)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stems.add(term.toString());
      }
      stream.end();
      return stems;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
