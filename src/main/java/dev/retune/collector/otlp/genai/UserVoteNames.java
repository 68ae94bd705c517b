package dev.retune.collector.otlp.genai;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of evaluations that users give. Everything else may be a judge's score, which is never
 * a user's vote.
 */
public final class UserVoteNames {
  private static final List<String> USUAL =
      List.of(
          "user_feedback",
          "user_rating",
          "user_vote",
          "user_reaction",
          "end_user_feedback",
          "user_thumbs",
          "feedback",
          "vote",
          "thumb",
          "thumbs",
          "thumbs_feedback",
          "thumbs_up_down",
          "피드백",
          "사용자 피드백",
          "좋아요");

  private final List<String> names;
  private final Set<String> plain;

  /** Takes names of its own, or the usual ones if there are none. */
  public UserVoteNames(List<String> names) {
    this.names = names.isEmpty() ? USUAL : List.copyOf(names);
    this.plain = this.names.stream().map(UserVoteNames::plain).collect(Collectors.toSet());
  }

  /** Whether users give evaluations of this name; user-feedback and UserFeedback are the same. */
  boolean contains(String name) {
    return plain.contains(plain(name));
  }

  /** The names, for messages. */
  public String text() {
    return String.join(", ", names);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }
}
