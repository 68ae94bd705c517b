package dev.retune.index.model;

import org.apache.lucene.analysis.ngram.NGramTokenizer;

/** Tokenizes into words of letters and digits for bigrams. */
final class BigramTokenizer extends NGramTokenizer {
  BigramTokenizer() {
    super(2, 2);
  }

  @Override
  protected boolean isTokenChar(int character) {
    return Character.isLetterOrDigit(character);
  }
}
