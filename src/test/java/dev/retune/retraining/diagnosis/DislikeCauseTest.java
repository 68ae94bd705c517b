package dev.retune.retraining.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DislikeCauseTest {
  private static final double NEAR = 0.4;

  // the index finds a, b and c
  @ParameterizedTest(name = "{0}, served {1}, right {2}, nearest {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        // reasons of style and speed take precedence
        "tone,       -, -, 0.9, SAID_STYLE",
        "too_long,   z, z, 0.1, SAID_STYLE",
        "unclear,    a, a, 0.9, SAID_STYLE",
        "too_slow,   z, z, 0.1, SAID_SLOW",
        // then a known relevant document, among those that the answer was given
        "irrelevant, a, z, 0.9, RIGHT_NOT_SERVED",
        "irrelevant, z, a, 0.9, RIGHT_FOUND_SINCE",
        "incomplete, a, c, 0.9, RIGHT_FOUND_SINCE",
        "incorrect,  z, z, 0.9, RIGHT_SERVED",
        "incorrect,  x y a, a, 0.1, RIGHT_SERVED",
        "'',         x y z, a, 0.1, RIGHT_FOUND_SINCE",
        "'',         a b c, z, 0.9, RIGHT_NOT_SERVED",
        // or among those that are found now
        "'',         -, z, 0.9, RIGHT_MISSED",
        "incorrect,  -, c, 0.1, RIGHT_FOUND",
        // then whether any document is similar
        "incomplete, a, -, 0.39, NOTHING_NEAR",
        "irrelevant, z, -, 0.39, NOTHING_NEAR",
        "'',         -, -, -0.2, NOTHING_NEAR",
        // then the documents that the answer was given
        "irrelevant, c, -, 0.40, SERVED_FOUND",
        "incomplete, a, -, 0.9, SERVED_FOUND",
        "outdated,   x y b, -, 0.9, SERVED_FOUND",
        "irrelevant, z, -, 0.40, SERVED_MISSED",
        "'',         x y z, -, 0.9, SERVED_MISSED",
        // without them irrelevance
        "irrelevant, -, -, 0.90, SAID_IRRELEVANT",
        "other,      -, -, 0.9, NOTHING_AGAINST",
      })
  void theFirstRuleThatAppliesWins(
      String code, String served, String right, double nearest, DislikeCause cause) {
    RetrievalProbe probe = new RetrievalProbe(List.of("a", "b", "c"), 1.39, nearest);
    assertThat(DislikeCause.of(dislike(code, served, right), probe, NEAR)).isEqualTo(cause);
  }

  @ParameterizedTest(name = "the first stands out, {0}, served {1}, right {2}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "tone,       z, -, 0.9, SAID_STYLE",
        "irrelevant, z, z, 0.9, RIGHT_SERVED",
        "irrelevant, z a, -, 0.9, CLEAR_SERVED",
        "irrelevant, z, -, 0.9, CLEAR_NOT_SERVED",
        "incomplete, b c, -, 0.4, CLEAR_NOT_SERVED",
        "'',         -, -, 0.4, FOUND_CLEARLY",
        "irrelevant, z, -, 0.39, NOTHING_NEAR",
      })
  void aDocumentThatStandsOutIsFound(
      String code, String served, String right, double nearest, DislikeCause cause) {
    RetrievalProbe probe = new RetrievalProbe(List.of("a", "b", "c"), 1.4, nearest);
    assertThat(DislikeCause.of(dislike(code, served, right), probe, NEAR)).isEqualTo(cause);
  }

  @ParameterizedTest(name = "without a live index: {0} -> {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "tone,       -, -, SAID_STYLE",
        "too_slow,   -, -, SAID_SLOW",
        "irrelevant, a, z, RIGHT_NOT_SERVED",
        "incomplete, a z, z, RIGHT_SERVED",
        "irrelevant, -, z, SAID_IRRELEVANT",
        "incomplete, a, -, NOTHING_AGAINST",
        "'',         -, -, NOTHING_AGAINST",
      })
  void withoutALiveIndexWhatWasServedAndSaidCounts(
      String code, String served, String right, DislikeCause cause) {
    assertThat(DislikeCause.of(dislike(code, served, right))).isEqualTo(cause);
  }

  @ParameterizedTest(name = "{0} -> {1}, known from {2}, improvable {3}")
  @CsvSource({
    "SAID_STYLE, STYLE, REASON, false",
    "SAID_SLOW, SERVICE, REASON, false",
    "RIGHT_SERVED, CONTENT, SERVED, false",
    "RIGHT_NOT_SERVED, RETRIEVAL, SERVED, true",
    "RIGHT_FOUND_SINCE, RETRIEVAL, SERVED, false",
    "RIGHT_MISSED, RETRIEVAL, SEARCH, true",
    "RIGHT_FOUND, CONTENT, SEARCH, false",
    "NOTHING_NEAR, GAP, SEARCH, false",
    "CLEAR_SERVED, CONTENT, SERVED, false",
    "CLEAR_NOT_SERVED, RETRIEVAL, SERVED, false",
    "SERVED_FOUND, CONTENT, SERVED, false",
    "FOUND_CLEARLY, CONTENT, SEARCH, false",
    "SAID_IRRELEVANT, RETRIEVAL, REASON, true",
    "SERVED_MISSED, RETRIEVAL, SERVED, true",
    "NOTHING_AGAINST, CONTENT, NONE, false"
  })
  void eachRuleLeadsToItsRoute(
      DislikeCause cause, CauseCategory category, CauseEvidence evidence, boolean improvable) {
    assertThat(cause.route()).isEqualTo(category);
    assertThat(cause.evidence()).isEqualTo(evidence);
    assertThat(cause.canImprove()).isEqualTo(improvable);
  }

  @ParameterizedTest(name = "{0} of {1} from retrieval: can help {2}")
  @CsvSource({"0, 0, false", "1, 4, true", "24, 100, false", "25, 100, true", "3, 3, true"})
  void aQuarterFromRetrievalIsWorthARun(int retrieval, int all, boolean canHelp) {
    DislikeCause[] causes = new DislikeCause[all];
    Arrays.fill(causes, DislikeCause.CLEAR_NOT_SERVED);
    Arrays.fill(causes, 0, retrieval, DislikeCause.RIGHT_NOT_SERVED);
    assertThat(CauseShares.of(List.of(causes)).canHelp()).isEqualTo(canHelp);
  }

  private static DislikedVote dislike(String code, String served, String right) {
    return new DislikedVote(
        1,
        1,
        "q",
        code,
        Optional.ofNullable(served).map(s -> List.of(s.split(" ", -1))).orElse(List.of()),
        Optional.ofNullable(right).map(Set::of).orElse(Set.of()));
  }
}
