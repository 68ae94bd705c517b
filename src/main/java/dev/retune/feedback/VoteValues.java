package dev.retune.feedback;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private final Map<String, Vote.Value> own = new HashMap<>();

  /** With the source's own spellings, which come first. */
  VoteValues(Map<String, Vote.Value> own) {
    own.forEach((text, value) -> this.own.put(normal(text), value));
  }

  Optional<Vote.Value> parse(String text) {
    String normal = normal(text);
    Vote.Value mapped = own.get(normal);
    if (mapped != null) {
      return Optional.of(mapped);
    }
    if (LIKES.contains(normal)) {
      return Optional.of(Vote.Value.LIKE);
    }
    return DISLIKES.contains(normal) ? Optional.of(Vote.Value.DISLIKE) : Optional.empty();
  }

  // thumbs_up, Thumbs-Up; 1.0 from a spreadsheet; a thumb of any skin tone
  private static String normal(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("(?<=[a-z가-힣])[_ -]+(?=[a-z가-힣])", "")
        .replaceAll("(?<=^[+-]?\\d)\\.0+$", "")
        .replaceAll("[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]", "");
  }
}
