package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.stats.DayCount;
import dev.retune.stats.Ratio;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Window;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Notice;
import dev.retune.ui.kit.ShareBars.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewViewModelTest {
  private final OverviewStage stage = new OverviewStage();

  @ParameterizedTest
  @CsvSource({"0, 0, PLAIN", "1, 1, WARN", "100, 10, CALM", "100, 33, WARN", "1000, 400, BAD"})
  void theHeadlineWaitsForCertainty(long votes, long dislikes, Mood mood) {
    assertThat(stage.shown(new Ratio(votes, dislikes)).dial().mood()).isEqualTo(mood);
  }

  @Test
  void theIntervalIsInWords() {
    assertThat(stage.shown(new Ratio(644, 343)).dial().interval())
        .isEqualTo("95% interval 49.4% to 57.1%, from 644 votes");
  }

  @Test
  void noVotesIsSaidPlainly() {
    assertThat(stage.shown(new Ratio(0, 0)).dial().interval())
        .isEqualTo("Nobody voted in this window");
  }

  @Test
  void votesForEarlierAnswersAreNotCalledNoCoverage() {
    stage.answers = 0;
    assertThat(stage.shown(new Ratio(12, 3)).votes())
        .returns("–", Shown.Votes::coverage)
        .satisfies(votes -> assertThat(votes.answers()).contains("for earlier ones"));
  }

  @Test
  void coverageIsAShareAndVotesAnAnswerAnotherFigure() {
    assertThat(stage.shown(new Ratio(900, 3)).votes())
        .returns("25.0%", Shown.Votes::coverage)
        .returns("400 answers, 2.25 votes each", Shown.Votes::answers);
  }

  @Test
  void noVotesHaveNoRatio() {
    Shown none = stage.shown(new Ratio(0, 0));
    assertThat(none.dial().value()).isEqualTo("–");
    assertThat(none.review().raw()).isEqualTo("–");
  }

  @Test
  void withoutVotesTheTrendSaysWhatToDo() {
    assertThat(stage.shown(new Ratio(0, 0)).trend().none()).contains("Choose a longer one");
  }

  @Test
  void oneVoteIsNotPutInThePlural() {
    assertThat(stage.shown(new Ratio(1, 1)).votes().dislikes()).isEqualTo("1 dislike");
  }

  @Test
  void reasonsHaveTheirNames() {
    assertThat(stage.shown(new Ratio(100, 20)).why().bars())
        .singleElement()
        .returns("Outdated", s -> s.name())
        .returns("60%", s -> s.share());
  }

  @Test
  void reasonsAreHeldAgainstTheWindowBefore() {
    stage.reasonsBefore = List.of(new ReasonShare("outdated", 9, 0.45));
    assertThat(stage.shown(new Ratio(100, 20)).why().bars().getFirst().change())
        .contains(new Change("▲ 15", "+15 points against the window before", Mood.BAD));
  }

  @Test
  void aReasonThatWasNotThereBeforeHasGrownFromNothing() {
    stage.reasonsBefore = List.of(new ReasonShare("tone", 9, 0.45));
    assertThat(stage.shown(new Ratio(100, 20)).why().bars().getFirst().change())
        .map(Change::text)
        .contains("▲ 60");
  }

  @Test
  void tenThousandReasonsAreCounted() {
    stage.reasons =
        IntStream.range(0, 10_000).mapToObj(i -> new ReasonShare("code-" + i, 1, 0.0001)).toList();
    Shown.Why why = stage.shown(new Ratio(20_000, 10_000)).why();
    assertThat(why.bars()).hasSize(10).first().returns("code-0", s -> s.name());
    assertThat(why.rest()).isEqualTo("and 9,990 rarer reasons");
  }

  @Test
  void aWorseWindowIsToldInPoints() {
    stage.before = Optional.of(new Ratio(100, 20));
    assertThat(stage.shown(new Ratio(100, 30)).review().change())
        .isEqualTo("10.0 points more dislikes than in the window before");
  }

  @Test
  void reviewersDecisionsStandBesideTheVotes() {
    stage.adjudicated = Optional.of(0.25);
    assertThat(stage.shown(new Ratio(100, 30)).review())
        .returns("30.0%", Shown.Review::raw)
        .returns("25.0%", Shown.Review::adjudicated)
        .returns("Reviewers' decisions take 5.0 points off.", Shown.Review::moved);
  }

  @Test
  void anotherWindowIsReadAtOnce() {
    stage.model();
    stage.scope.window().set(Window.parse("since-promotion"));
    assertThat(stage.asked).containsExactly(Window.parse("since-promotion"));
  }

  @Test
  void aFailureIsTold() {
    OverviewViewModel model =
        new OverviewViewModel(
            (window, now) -> {
              throw new IllegalStateException("gone");
            },
            stage.held,
            LastFigures.none(),
            stage.room());
    model.refresh();
    assertThat(stage.notices.shown()).extracting(Notice::kind).containsOnly(Notice.Kind.FAILED);
    assertThat(model.shown().get()).isEmpty();
  }

  @Test
  void dislikesLeadToTheDislikesOfTheWindow() {
    stage.model().open(Vote.Value.DISLIKE);
    assertThat(stage.opened)
        .map(VoteFilter::value)
        .containsExactly(Optional.of(Vote.Value.DISLIKE));
    assertThat(stage.opened).map(VoteFilter::from).containsExactly(Optional.empty());
  }

  @Test
  void aReasonLeadsToItsVotes() {
    stage.model().openReason("tone");
    assertThat(stage.opened).map(VoteFilter::reasonCode).containsExactly(Optional.of("tone"));
  }

  @Test
  void aDayLeadsToItsVotesInTheZone() {
    stage.model().openDay(LocalDate.parse("2026-11-20"));
    assertThat(stage.opened)
        .map(VoteFilter::from)
        .containsExactly(Optional.of(Instant.parse("2026-11-19T15:00:00Z")));
    assertThat(stage.opened)
        .map(VoteFilter::to)
        .containsExactly(Optional.of(Instant.parse("2026-11-20T15:00:00Z")));
  }

  @Test
  void theTriggerLeadsToTheVotesItCounts() {
    OverviewViewModel model = stage.model();
    model.refresh();
    model.openTrigger();
    assertThat(stage.opened)
        .map(VoteFilter::from)
        .containsExactly(Optional.of(OverviewStage.TRIGGER_FROM));
  }

  @Test
  void daysWithoutVotesAreNoPoints() {
    stage.daily =
        List.of(
            new DayCount(LocalDate.parse("2026-11-20"), 0, 0),
            new DayCount(LocalDate.parse("2026-11-21"), 3, 1));
    assertThat(stage.shown(new Ratio(4, 1)).trend().days())
        .singleElement()
        .returns(0.25, Shown.Day::ratio);
  }

  @Test
  void everyDayOfTheWindowCountsAmongTheVotesByDay() {
    stage.daily =
        List.of(
            new DayCount(LocalDate.parse("2026-11-20"), 3, 1),
            new DayCount(LocalDate.parse("2026-11-21"), 0, 0),
            new DayCount(LocalDate.parse("2026-11-22"), 2, 0));
    assertThat(stage.shown(new Ratio(6, 1)).votes())
        .returns(List.of(4L, 0L, 2L), Shown.Votes::daily)
        .returns("The busiest day was Nov 20, with 4.", Shown.Votes::busiest);
    stage.daily = List.of(new DayCount(LocalDate.parse("2026-11-20"), 0, 0));
    assertThat(stage.shown(new Ratio(0, 0)).votes().busiest()).isEmpty();
  }

  @Test
  void eventsStandOnTheTrendAtTheirHour() {
    Instant noon = Instant.parse("2026-11-20T03:00:00Z");
    stage.events = List.of(new Event(noon, Event.Kind.ROLLBACK, "v2"));
    assertThat(stage.shown(new Ratio(4, 1)).trend().marks())
        .singleElement()
        .returns(LocalDate.parse("2026-11-20").toEpochDay() + 0.5, Shown.Mark::moment)
        .returns("Rolled back to v2, Nov 20, 2026, 12:00\u202fPM", Shown.Mark::said);
  }

  @Test
  void withoutDislikesThereIsNothingToExplain() {
    stage.reasons = List.of();
    stage.withoutReason = 0;
    assertThat(stage.shown(new Ratio(5, 0)).why().none())
        .isEqualTo("Nobody disliked an answer in this window.");
  }
}
