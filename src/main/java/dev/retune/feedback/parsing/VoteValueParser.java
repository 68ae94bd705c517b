package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.VoteMeaning;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interprets the spellings of like, dislike and no vote. */
public final class VoteValueParser {
  private static final Set<String> LIKES =
      Set.of(
          "like",
          "liked",
          "up",
          "upvote",
          "thumbsup",
          "thumbup",
          "positive",
          "good",
          "1",
          "+1",
          "true",
          "upvoted",
          "helpful",
          ":thumbsup:",
          ":+1:",
          "좋아요",
          "만족",
          "👍");
  private static final Set<String> DISLIKES =
      Set.of(
          "dislike",
          "disliked",
          "down",
          "downvote",
          "thumbsdown",
          "thumbdown",
          "negative",
          "bad",
          "-1",
          "0",
          "false",
          "downvoted",
          "nothelpful",
          "unhelpful",
          ":thumbsdown:",
          ":-1:",
          "싫어요",
          "불만족",
          "👎");
  private static final Set<String> NONE =
      Set.of("", "-", "--", "null", "none", "nan", "n/a", "\\n", "(null)", "<null>");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z가-힣])[_ -]+(?=[a-z가-힣])");
  private static final Pattern DECORATION =
      Pattern.compile("(?<=^[+-]?\\d)\\.0+$|[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]");
  // data frames write such values as single-element lists
  private static final Pattern LIST = Pattern.compile("\\[([^\\[\\],]*)]");

  private final Map<String, VoteMeaning> own = new HashMap<>();
  private final boolean zeroIsNone;

  /** With additional spellings of the source, which take precedence. */
  public VoteValueParser(Map<String, VoteMeaning> own) {
    this(own, false);
  }

  private VoteValueParser(Map<String, VoteMeaning> own, boolean zeroIsNone) {
    own.forEach((text, value) -> this.own.put(normal(text), value));
    this.zeroIsNone = zeroIsNone;
  }

  /**
   * A copy with another meaning of 0.
   *
   * @param none whether 0 means no vote, as on a scale where dislikes are -1
   */
  VoteValueParser withZeroAsNone(boolean none) {
    return new VoteValueParser(own, none);
  }

  /** Meaning of a value; empty when unknown. */
  public Optional<VoteMeaning> parse(String text) {
    // avoids normalization for the vast majority of votes
    return found(text.strip().toLowerCase(Locale.ROOT)).or(() -> found(normal(text)));
  }

  private Optional<VoteMeaning> found(String spelling) {
    VoteMeaning mapped = own.get(spelling);
    if (mapped != null) {
      return Optional.of(mapped);
    }
    if (NONE.contains(spelling) || (zeroIsNone && spelling.equals("0"))) {
      return Optional.of(VoteMeaning.NONE);
    }
    if (LIKES.contains(spelling)) {
      return Optional.of(VoteMeaning.LIKE);
    }
    return DISLIKES.contains(spelling) ? Optional.of(VoteMeaning.DISLIKE) : Optional.empty();
  }

  /** Whether the meaning of a spelling is defined by the mapping. */
  boolean isOwn(String text) {
    return own.containsKey(normal(text));
  }

  // thumbs_up, Thumbs-Up; 1.0 from a spreadsheet; a thumb emoji of any skin tone; a single-element
  // list
  static String normal(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher list = LIST.matcher(lower);
    String inner = list.matches() ? unquoted(list.group(1).strip()) : lower;
    String joined = BETWEEN_WORDS.matcher(inner).replaceAll("");
    return DECORATION.matcher(joined).replaceAll("");
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.endsWith(text.substring(0, 1));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
