package dev.retune.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:20:00Z");
  private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
  private static final SampleRows ROWS = SampleRows.asOf(NOW);

  private static double dislikes(int week) {
    Instant from = END.minus(Duration.ofDays(7L * (10 - week)));
    List<NewVote> votes =
        ROWS.votes().stream().filter(v -> in(v, from, from.plus(Duration.ofDays(7)))).toList();
    return share(votes, v -> v.value() == Vote.Value.DISLIKE);
  }

  private static boolean in(NewVote vote, Instant from, Instant to) {
    Instant at = vote.createdAt().orElseThrow();
    return !at.isBefore(from) && at.isBefore(to);
  }

  private static <T> double share(List<T> all, Predicate<T> what) {
    return (double) all.stream().filter(what).count() / all.size();
  }

  private static boolean korean(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }

  @Test
  void hasTheNumbersPromised() {
    assertThat(List.of(ROWS.documents().size(), ROWS.conversations().size(), ROWS.votes().size()))
        .isEqualTo(List.of(400, 3_000, 8_000));
  }

  @Test
  void isTheSameForEveryMomentOfADay() {
    assertThat(SampleRows.asOf(END)).isEqualTo(ROWS);
  }

  @Test
  void movesWithTheDay() {
    Instant tomorrow =
        SampleRows.asOf(NOW.plus(Duration.ofDays(1))).votes().getFirst().createdAt().orElseThrow();
    assertThat(tomorrow).isAfter(ROWS.votes().getFirst().createdAt().orElseThrow());
  }

  @Test
  void endsJustBeforeTheDay() {
    Instant last = ROWS.votes().getLast().createdAt().orElseThrow();
    assertThat(last).isBetween(END.minus(Duration.ofHours(2)), END.minusMillis(1));
  }

  @Test
  void satisfactionIsFineForSixWeeks() {
    assertThat(IntStream.range(0, 6).mapToObj(SampleRowsTest::dislikes))
        .allSatisfy(ratio -> assertThat(ratio).isBetween(0.17, 0.23));
  }

  @Test
  void thenItSlips() {
    assertThat(IntStream.range(7, 10).mapToObj(SampleRowsTest::dislikes))
        .allSatisfy(ratio -> assertThat(ratio).isGreaterThan(0.38));
    assertThat(dislikes(9)).isGreaterThan(0.42);
  }

  @Test
  void theOldEditionsAreSixty() {
    assertThat(ROWS.documents().stream().filter(d -> d.externalId().endsWith("-2014"))).hasSize(60);
  }

  @Test
  void theLateDislikesComeFromTheOldEditions() {
    Set<String> late =
        ROWS.votes().stream()
            .filter(v -> v.value() == Vote.Value.DISLIKE)
            .filter(v -> in(v, END.minus(Duration.ofDays(14)), END))
            .map(NewVote::conversationExternalId)
            .collect(Collectors.toSet());
    List<NewConversation> disliked =
        ROWS.conversations().stream().filter(c -> late.contains(c.externalId())).toList();
    assertThat(share(disliked, c -> c.documentIds().getFirst().endsWith("-2014")))
        .isGreaterThan(0.45);
  }

  @Test
  void noAnswerComesFromADocumentThatIsNotThereYet() {
    Instant arrival = END.minus(Duration.ofDays(28));
    assertThat(ROWS.conversations())
        .filteredOn(c -> c.documentIds().getFirst().endsWith("-2014"))
        .allMatch(c -> !c.createdAt().orElseThrow().isBefore(arrival));
  }

  @Test
  void everyAnswerHasItsDocument() {
    Set<String> ids =
        ROWS.documents().stream().map(NewDocument::externalId).collect(Collectors.toSet());
    assertThat(ROWS.conversations()).allMatch(c -> ids.contains(c.documentIds().getFirst()));
  }

  @Test
  void documentsDiffer() {
    assertThat(ROWS.documents().stream().map(NewDocument::body).distinct()).hasSize(400);
  }

  @Test
  void aboutFourConversationsOfTenAreKorean() {
    assertThat(share(ROWS.conversations(), c -> korean(c.question()))).isBetween(0.38, 0.46);
  }

  @Test
  void mostDislikesCarryAReason() {
    List<NewVote> dislikes =
        ROWS.votes().stream().filter(v -> v.value() == Vote.Value.DISLIKE).toList();
    assertThat(share(dislikes, v -> v.reason().isPresent())).isBetween(0.55, 0.65);
  }

  @Test
  void nobodyVotesTwiceOnOneAnswer() {
    Set<String> seen = new HashSet<>();
    assertThat(ROWS.votes())
        .allMatch(v -> seen.add(v.conversationExternalId() + " " + v.voter().orElseThrow()));
  }

  @Test
  void everyVoteFollowsItsAnswer() {
    var asked =
        ROWS.conversations().stream()
            .collect(
                Collectors.toMap(NewConversation::externalId, c -> c.createdAt().orElseThrow()));
    assertThat(ROWS.votes())
        .allMatch(v -> v.createdAt().orElseThrow().isAfter(asked.get(v.conversationExternalId())));
  }

  @Test
  void enoughQuestionsAreUndisputedToJudgeAnIndexBy() {
    Set<String> disliked =
        ROWS.votes().stream()
            .filter(v -> v.value() == Vote.Value.DISLIKE)
            .map(NewVote::conversationExternalId)
            .collect(Collectors.toSet());
    Set<String> liked =
        ROWS.votes().stream()
            .map(NewVote::conversationExternalId)
            .filter(id -> !disliked.contains(id))
            .collect(Collectors.toSet());
    assertThat(
            ROWS.conversations().stream()
                .filter(c -> liked.contains(c.externalId()))
                .map(NewConversation::question)
                .distinct())
        .hasSizeGreaterThan(600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "(은/는)", "null", "  "})
  void noTextShowsItsSeams(String seam) {
    assertThat(ROWS.documents()).noneMatch(d -> (d.title().orElse("") + d.body()).contains(seam));
    assertThat(ROWS.conversations()).noneMatch(c -> (c.question() + c.answer()).contains(seam));
  }
}
