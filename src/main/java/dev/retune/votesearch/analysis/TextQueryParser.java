package dev.retune.votesearch.analysis;

import dev.retune.common.error.InvalidInputException;
import dev.retune.votesearch.analysis.SearchTextTokenizer.Token;
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
 * Parses search input into a query in which every word must match, in any order. Words of three or
 * more letters also match within longer words, shorter ones only as whole words; CJK text matches
 * anywhere. Quoted words match as adjacent whole words.
 */
public final class TextQueryParser {
  private static final int MOST = 1_000;
  private static final int WHOLE_WORDS_BELOW = 3;
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");

  private TextQueryParser() {}

  /**
   * The query; matches nothing when the input consists only of punctuation.
   *
   * @throws InvalidInputException when the input is too long
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
      List<Token> tokens = SearchTextTokenizer.of(phrase != null ? phrase : part.group(2));
      if (phrase != null && tokens.size() > 1) {
        all.add(phrase(field, tokens), Occur.FILTER);
      } else {
        boolean whole = phrase != null;
        tokens.forEach(token -> all.add(one(field, token, whole), Occur.FILTER));
      }
      empty = empty && tokens.isEmpty();
    }
    return empty ? MatchNoDocsQuery.INSTANCE : all.build();
  }

  private static Query one(String field, Token token, boolean whole) {
    String text = token.text();
    return switch (token.kind()) {
      case SIGN -> new TermQuery(new Term(field, text));
      case WORD -> {
        if (whole || text.codePointCount(0, text.length()) < WHOLE_WORDS_BELOW) {
          yield new TermQuery(new Term(field, text));
        }
        if (text.length() > NGramTerms.LONGEST_WANTED) {
          throw new InvalidInputException("votesearch.tooLong", NGramTerms.LONGEST_WANTED);
        }
        // contains only letters and digits, so no wildcard characters have to be escaped
        yield new WildcardQuery(new Term(field, "*" + text + "*"));
      }
      case SYLLABLES ->
          text.codePointCount(0, text.length()) == 1
              ? new PrefixQuery(new Term(field, text))
              : phrase(field, NGramTerms.pairs(text, false), 0);
    };
  }

  private static Query phrase(String field, List<Token> tokens) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int position = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean last = i == tokens.size() - 1;
      List<String> terms =
          token.kind() == SearchTextTokenizer.Kind.SYLLABLES
              ? NGramTerms.pairs(token.text(), !last)
              : List.of(token.text());
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
