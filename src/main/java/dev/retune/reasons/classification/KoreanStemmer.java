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
 * Extracts the stems of a Korean text with Lucene's Korean analyser, which separates words from
 * endings and particles even where spaces are missing. Texts are composed first (NFC), because some
 * systems write decomposed syllables.
 */
final class KoreanStemmer {
  // loads its dictionary on first use
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
