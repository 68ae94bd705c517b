package dev.retune.feedback;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How sources spell like and dislike. */
final class VoteValues {
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
          "좋아요",
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
          "싫어요",
          "👎");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z가-힣])[_ -]+(?=[a-z가-힣])");
  private static final Pattern DECORATION =
      Pattern.compile("(?<=^[+-]?\\d)\\.0+$|[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]");

  private final Map<String, Vote.Value> own = new HashMap<>();

  /** With the source's own spellings, which come first. */
  VoteValues(Map<String, Vote.Value> own) {
    own.forEach((text, value) -> this.own.put(normal(text), value));
  }

  Optional<Vote.Value> parse(String text) {
    // nearly every vote is spelled plainly, and a file may have millions
    return found(text.strip().toLowerCase(Locale.ROOT)).or(() -> found(normal(text)));
  }

  private Optional<Vote.Value> found(String spelling) {
    Vote.Value mapped = own.get(spelling);
    if (mapped != null) {
      return Optional.of(mapped);
    }
    if (LIKES.contains(spelling)) {
      return Optional.of(Vote.Value.LIKE);
    }
    return DISLIKES.contains(spelling) ? Optional.of(Vote.Value.DISLIKE) : Optional.empty();
  }

  // thumbs_up, Thumbs-Up; 1.0 from a spreadsheet; a thumb of any skin tone
  private static String normal(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    String joined = BETWEEN_WORDS.matcher(lower).replaceAll("");
    return DECORATION.matcher(joined).replaceAll("");
  }
}
