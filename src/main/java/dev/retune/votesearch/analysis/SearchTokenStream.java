package dev.retune.votesearch.analysis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Token stream over several texts of one field; a position gap between texts keeps phrases from
 * matching across them.
 */
public final class SearchTokenStream extends TokenStream {
  private static final int GAP = 1_000;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final Iterator<String> texts;
  private Iterator<String> terms = List.<String>of().iterator();
  private int gap;

  public SearchTokenStream(List<String> texts) {
    this.texts = texts.iterator();
  }

  @Override
  public boolean incrementToken() {
    while (!terms.hasNext()) {
      if (!texts.hasNext()) {
        return false;
      }
      List<String> all = new ArrayList<>();
      SearchTextTokenizer.of(texts.next()).forEach(token -> all.addAll(NGramTerms.of(token)));
      terms = all.iterator();
      gap = GAP;
    }
    clearAttributes();
    term.append(terms.next());
    step.setPositionIncrement(1 + gap);
    gap = 0;
    return true;
  }
}
