package dev.retune.index.model;

import java.util.regex.Pattern;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Keeps Hangul only; nori needs the other words to recognise a particle after one of them. */
final class HangulTokenFilter extends FilteringTokenFilter {
  static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}+");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  HangulTokenFilter(TokenStream words) {
    super(words);
  }

  @Override
  protected boolean accept() {
    return HANGUL.matcher(term).find();
  }
}
