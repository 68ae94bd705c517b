package dev.retune.votesearch.analysis;

import dev.retune.common.error.InvalidInputException;
import dev.retune.votesearch.analysis.SearchTextTokenizer.Piece;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * What was typed as a query: every word must be there, in whatever order. Three letters and more
 * are found within longer words too, one or two only as a word of their own; Korean, Chinese and
 * Japanese anywhere. Between quotes, words are found as whole words, side by side.
 */
public final class TextQueryParser {
  private static final int MOST = 1_000;
  private static final int WHOLE_WORDS_BELOW = 3;
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");

  private TextQueryParser() {}

  /**
   * The query; one that finds nothing when nothing but punctuation was typed.
   *
   * @throws InvalidInputException when more was typed than anybody looks for
   */
  public static Query of(String field, String typed) {
    if (typed.length() > MOST) {
      throw new InvalidInputException("votesearch.tooLong", MOST);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean empty = true;
    Matcher part = PART.matcher(typed);
    while (part.find()) {
      String phrase = part.group(1);
      List<Piece> pieces = SearchTextTokenizer.of(phrase != null ? phrase : part.group(2));
      if (phrase != null && pieces.size() > 1) {
        all.add(phrase(field, pieces), Occur.FILTER);
      } else {
        boolean whole = phrase != null;
        pieces.forEach(piece -> all.add(one(field, piece, whole), Occur.FILTER));
      }
      empty = empty && pieces.isEmpty();
    }
    return empty ? MatchNoDocsQuery.INSTANCE : all.build();
  }

  private static Query one(String field, Piece piece, boolean whole) {
    String text = piece.text();
    return switch (piece.kind()) {
      case SIGN -> new TermQuery(new Term(field, text));
      case WORD -> {
        if (whole || text.codePointCount(0, text.length()) < WHOLE_WORDS_BELOW) {
          yield new TermQuery(new Term(field, text));
        }
        if (text.length() > NGramTerms.LONGEST_WANTED) {
          throw new InvalidInputException("votesearch.tooLong", NGramTerms.LONGEST_WANTED);
        }
        // letters and digits only, so that no sign of a pattern is among them
        yield new WildcardQuery(new Term(field, "*" + text + "*"));
      }
      case SYLLABLES ->
          text.codePointCount(0, text.length()) == 1
              ? new PrefixQuery(new Term(field, text))
              : phrase(field, NGramTerms.pairs(text, false), 0);
    };
  }

  private static Query phrase(String field, List<Piece> pieces) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int position = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean last = i == pieces.size() - 1;
      List<String> terms =
          piece.kind() == SearchTextTokenizer.Kind.SYLLABLES
              ? NGramTerms.pairs(piece.text(), !last)
              : List.of(piece.text());
      for (String term : terms) {
        phrase.add(new Term(field, term), position++);
      }
    }
    return phrase.build();
  }

  private static Query phrase(String field, List<String> terms, int slop) {
    return new PhraseQuery(slop, field, terms.toArray(String[]::new));
  }
}
