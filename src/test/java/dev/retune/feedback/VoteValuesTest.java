package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteValuesTest {
  private final VoteValues values = new VoteValues(Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "like", "LIKE", " Like ", "up", "thumbs_up", "Thumbs Up", "thumbs-up", "thumbsUp", "1",
        "+1", "1.0", "true", "TRUE", "positive", "좋아요", "👍", "👍🏽", "upvote"
      })
  void likes(String text) {
    assertThat(values.parse(text)).contains(Vote.Value.LIKE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dislike",
        "DISLIKE",
        "down",
        "thumbs_down",
        "thumbs-down",
        "-1",
        "0",
        "-1.0",
        "0.0",
        "false",
        "negative",
        "싫어요",
        "👎",
        "👎🏿",
        "downvote"
      })
  void dislikes(String text) {
    assertThat(values.parse(text)).contains(Vote.Value.DISLIKE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "2", "5", "-2", "1.5", "like!", "neutral", "null"})
  void othersAreUnknown(String text) {
    assertThat(values.parse(text)).isEmpty();
  }

  @Test
  void aSourceMayHaveItsOwn() {
    VoteValues stars = new VoteValues(Map.of("5", Vote.Value.LIKE, "1", Vote.Value.DISLIKE));
    assertThat(stars.parse("5")).contains(Vote.Value.LIKE);
    assertThat(stars.parse("1")).contains(Vote.Value.DISLIKE);
  }
}
