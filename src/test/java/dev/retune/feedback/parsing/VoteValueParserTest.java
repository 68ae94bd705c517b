package dev.retune.feedback.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.mapping.VoteMeaning;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteValueParserTest {
  private final VoteValueParser values = new VoteValueParser(Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "like", "LIKE", " Like ", "up", "thumbs_up", "Thumbs Up", "thumbs-up", "thumbsUp", "1",
        "+1", "1.0", "true", "TRUE", "positive", "좋아요", "👍", "👍🏽", "upvote"
      })
  void likes(String text) {
    assertThat(values.parse(text)).contains(VoteMeaning.LIKE);
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
    assertThat(values.parse(text)).contains(VoteMeaning.DISLIKE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", "5", "-2", "1.5", "like!", "neutral", "[1, 0]"})
  void othersAreUnknown(String text) {
    assertThat(values.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "--", "null", "None", "NaN", "N/A", "[]"})
  void noVote(String text) {
    assertThat(values.parse(text)).contains(VoteMeaning.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[ 1.0 ]", "[\"like\"]", "['THUMBS_UP']"})
  void aListOfOneIsThatOne(String text) {
    assertThat(values.parse(text)).contains(VoteMeaning.LIKE);
  }

  @Test
  void besideMinusOneZeroIsNoVote() {
    VoteScale scale = new VoteScale(values);
    java.util.List.of("1", "-1", "0.0").forEach(scale::note);
    assertThat(scale.understood().parse("0")).contains(VoteMeaning.NONE);
  }

  @Test
  void besideOneAloneZeroIsADislike() {
    VoteScale scale = new VoteScale(values);
    java.util.List.of("1", "0").forEach(scale::note);
    assertThat(scale.zeroIsNone()).isFalse();
  }

  @Test
  void starsAreNoThumbs() {
    VoteScale scale = new VoteScale(values);
    java.util.List.of("1", "3", "5.0").forEach(scale::note);
    assertThat(scale.unexplained()).contains("1, 3, 5");
  }

  @Test
  void starsThatAreExplainedAreTaken() {
    VoteScale scale =
        new VoteScale(
            new VoteValueParser(
                Map.of("1", VoteMeaning.DISLIKE, "3", VoteMeaning.NONE, "5", VoteMeaning.LIKE)));
    java.util.List.of("1", "3", "5").forEach(scale::note);
    assertThat(scale.unexplained()).isEmpty();
  }

  @Test
  void aSourceMayHaveItsOwn() {
    VoteValueParser stars =
        new VoteValueParser(Map.of("5", VoteMeaning.LIKE, "1", VoteMeaning.DISLIKE));
    assertThat(stars.parse("5")).contains(VoteMeaning.LIKE);
    assertThat(stars.parse("1")).contains(VoteMeaning.DISLIKE);
  }
}
