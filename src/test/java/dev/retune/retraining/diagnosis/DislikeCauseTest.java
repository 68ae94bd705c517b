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
        // then a known relevant document
        "irrelevant, a, z, 0.9, RIGHT_MISSED",
        "incorrect,  z, z, 0.9, RIGHT_MISSED",
        "'',         -, z, 0.9, RIGHT_MISSED",
        "irrelevant, z, a, 0.9, RIGHT_FOUND",
        "incomplete, a, c, 0.9, RIGHT_FOUND",
        "incorrect,  a, c, 0.1, RIGHT_FOUND",
        "other,      z, c, 0.1, RIGHT_FOUND",
        // then whether any document is similar
        "incomplete, a, -, 0.39, NOTHING_NEAR",
        "irrelevant, z, -, 0.39, NOTHING_NEAR",
        "'',         -, -, -0.2, NOTHING_NEAR",
        // then the served document, if it is found
        "irrelevant, c, -, 0.40, SERVED_FOUND",
        // then irrelevance
        "irrelevant, z, -, 0.40, SAID_IRRELEVANT",
        "irrelevant, -, -, 0.90, SAID_IRRELEVANT",
        // then the served document, if it is not found
        "incomplete, z, -, 0.9, SERVED_MISSED",
        "'',         z, -, 0.9, SERVED_MISSED",
        "incomplete, a, -, 0.9, SERVED_FOUND",
        "incorrect,  c, -, 0.9, SERVED_FOUND",
        "outdated,   b, -, 0.9, SERVED_FOUND",
        "other,      -, -, 0.9, NOTHING_AGAINST",
        "unsafe,     a, -, 0.9, SERVED_FOUND",
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
        "irrelevant, z, z, 0.9, RIGHT_MISSED",
        "irrelevant, a, -, 0.9, SERVED_FOUND",
        "irrelevant, z, -, 0.9, FOUND_CLEARLY",
        "incomplete, z, -, 0.4, FOUND_CLEARLY",
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
        "irrelevant, a, z, SAID_IRRELEVANT",
        "incomplete, a, z, NOTHING_AGAINST",
        "'',         -, -, NOTHING_AGAINST",
      })
  void withoutALiveIndexOnlyWhatUsersSayCounts(
      String code, String served, String right, DislikeCause cause) {
    assertThat(DislikeCause.of(dislike(code, served, right))).isEqualTo(cause);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "SAID_STYLE, STYLE",
    "SAID_SLOW, SERVICE",
    "RIGHT_MISSED, RETRIEVAL",
    "RIGHT_FOUND, CONTENT",
    "NOTHING_NEAR, GAP",
    "SAID_IRRELEVANT, RETRIEVAL",
    "SERVED_MISSED, RETRIEVAL",
    "SERVED_FOUND, CONTENT",
    "FOUND_CLEARLY, CONTENT",
    "NOTHING_AGAINST, CONTENT"
  })
  void eachRuleLeadsToItsRoute(DislikeCause cause, CauseCategory category) {
    assertThat(cause.route()).isEqualTo(category);
  }

  @ParameterizedTest(name = "{0} of {1} from retrieval: can help {2}")
  @CsvSource({"0, 0, false", "1, 4, true", "24, 100, false", "25, 100, true", "3, 3, true"})
  void aQuarterFromRetrievalIsWorthARun(int retrieval, int all, boolean canHelp) {
    CauseCategory[] routes = new CauseCategory[all];
    Arrays.fill(routes, CauseCategory.CONTENT);
    Arrays.fill(routes, 0, retrieval, CauseCategory.RETRIEVAL);
    assertThat(CauseShares.of(List.of(routes)).canHelp()).isEqualTo(canHelp);
  }

  private static DislikedVote dislike(String code, String served, String right) {
    return new DislikedVote(
        1,
        1,
        "q",
        code,
        Optional.ofNullable(served),
        Optional.ofNullable(right).map(Set::of).orElse(Set.of()));
  }
}
