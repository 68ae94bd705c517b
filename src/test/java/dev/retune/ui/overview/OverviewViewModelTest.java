package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.TopicState;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.control.ShareBars.Change;
import dev.retune.ui.format.Severity;
import dev.retune.ui.task.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewViewModelTest {
  private final OverviewFixture stage = new OverviewFixture();

  @ParameterizedTest
  @CsvSource({"0, 0, PLAIN", "1, 1, WARN", "100, 10, CALM", "100, 33, WARN", "1000, 400, BAD"})
  void theHeadlineWaitsForCertainty(long votes, long dislikes, Severity severity) {
    assertThat(stage.state(new DislikeRatio(votes, dislikes)).dial().severity())
        .isEqualTo(severity);
  }

  @Test
  void theIntervalIsInWords() {
    assertThat(stage.state(new DislikeRatio(644, 343)).dial().interval())
        .isEqualTo("95% interval 49.4% to 57.1%, 644 votes");
  }

  @Test
  void newTopicsLeadToTheirScreen() {
    DislikeRatio votes = new DislikeRatio(644, 343);
    assertThat(stage.state(votes).topics()).isEmpty();
    stage.topics = Optional.of(new TopicState(0, Instant.EPOCH, true));
    assertThat(stage.state(votes).topics()).isEmpty();
    stage.topics = Optional.of(new TopicState(3, Instant.EPOCH, true));
    assertThat(stage.state(votes).topics()).isEqualTo("3 new topics of complaints.");
    stage.topics = Optional.of(new TopicState(1, Instant.EPOCH, false));
    assertThat(stage.state(votes).topics())
        .startsWith("One new topic of complaints. This is as of")
        .endsWith("votes have come in since.");
    stage.model().openTopics();
    assertThat(stage.topicsOpened).isEqualTo(1);
  }

  @Test
  void noVotesIsSaidPlainly() {
    assertThat(stage.state(new DislikeRatio(0, 0)).dial().interval())
        .isEqualTo("No votes in this period");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-17T00:00:00Z, 7d", "2026-11-10T00:00:00Z, 30d", "2025-11-10T00:00:00Z, all"})
  void aPeriodWithoutVotesGivesWayToOneThatHasSome(Instant newest, String shown) {
    stage.newestVote = Optional.of(newest);
    OverviewViewModel model = stage.model();
    model.refresh();
    assertThat(stage.timeWindow.window().get().label()).isEqualTo(shown);
    assertThat(stage.notices.shown()).hasSize(shown.equals("7d") ? 0 : 1);

    stage.timeWindow.window().set(TimeWindow.parse("7d"));
    stage.timeWindow.changed();
    assertThat(stage.timeWindow.window().get().label()).as("chosen again").isEqualTo("7d");
    assertThat(model.state().get().orElseThrow().dial().interval())
        .startsWith("No votes in this period. The newest vote is of ");

    stage.newestVote = Optional.of(newest.plusSeconds(1));
    stage.timeWindow.changed();
    assertThat(stage.timeWindow.window().get().label()).as("new votes").isEqualTo(shown);
  }

  @Test
  void votesForEarlierAnswersAreNotCalledNoCoverage() {
    stage.answers = 0;
    assertThat(stage.state(new DislikeRatio(12, 3)).votes())
        .returns("–", OverviewState.Votes::coverage)
        .satisfies(votes -> assertThat(votes.answers()).contains("for earlier ones"));
  }

  @Test
  void coverageIsAShareAndVotesAnAnswerAnotherFigure() {
    assertThat(stage.state(new DislikeRatio(900, 3)).votes())
        .returns("25.0%", OverviewState.Votes::coverage)
        .returns("400 answers, 2.25 votes each", OverviewState.Votes::answers);
  }

  @Test
  void noVotesHaveNoRatio() {
    OverviewState none = stage.state(new DislikeRatio(0, 0));
    assertThat(none.dial().value()).isEqualTo("–");
    assertThat(none.review().raw()).isEqualTo("–");
  }

  @Test
  void withoutVotesTheTrendSaysWhatToDo() {
    assertThat(stage.state(new DislikeRatio(0, 0)).trend().none()).contains("Choose a longer one");
  }

  @Test
  void oneVoteIsNotPutInThePlural() {
    assertThat(stage.state(new DislikeRatio(1, 1)).votes().dislikes()).isEqualTo("1 dislike");
  }

  @Test
  void reasonsHaveTheirNames() {
    assertThat(stage.state(new DislikeRatio(100, 20)).why().bars())
        .singleElement()
        .returns("Outdated", s -> s.name())
        .returns("60%", s -> s.share());
  }

  @Test
  void reasonsAreHeldAgainstTheWindowBefore() {
    stage.before = Optional.of(new DislikeRatio(100, 20));
    stage.reasonsBefore = List.of(new ReasonShare("outdated", 9, 0.45));
    assertThat(stage.state(new DislikeRatio(100, 20)).why().bars().getFirst().change())
        .contains(
            new Change(
                "▲ 15",
                "+15 points compared with the previous period; this may be chance",
                Severity.PLAIN));
    stage.before = Optional.of(new DislikeRatio(1_000, 200));
    stage.reasonsBefore = List.of(new ReasonShare("outdated", 20, 0.1));
    assertThat(stage.state(new DislikeRatio(100, 20)).why().bars().getFirst().change())
        .contains(new Change("▲ 50", "+50 points compared with the previous period", Severity.BAD));
  }

  @Test
  void aReasonThatWasNotThereBeforeHasGrownFromNothing() {
    stage.reasonsBefore = List.of(new ReasonShare("tone", 9, 0.45));
    assertThat(stage.state(new DislikeRatio(100, 20)).why().bars().getFirst().change())
        .map(Change::text)
        .contains("▲ 60");
  }

  @Test
  void tenThousandReasonsAreCounted() {
    stage.reasons =
        IntStream.range(0, 10_000).mapToObj(i -> new ReasonShare("code-" + i, 1, 0.0001)).toList();
    OverviewState.Why why = stage.state(new DislikeRatio(20_000, 10_000)).why();
    assertThat(why.bars()).hasSize(10).first().returns("code-0", s -> s.name());
    assertThat(why.rest()).isEqualTo("and 9,990 more reasons");
  }

  @Test
  void aChangeIsToldInPoints() {
    stage.reasons = List.of();
    stage.before = Optional.of(new DislikeRatio(100, 20));
    assertThat(stage.state(new DislikeRatio(100, 40)).review().change())
        .contains(
            new OverviewState.Change(
                "20.0 points more dislikes than in the previous period", 20, Severity.BAD));
    assertThat(stage.state(new DislikeRatio(100, 8)).review().change())
        .map(OverviewState.Change::severity)
        .contains(Severity.CALM);
    assertThat(stage.state(new DislikeRatio(100, 20)).review().change())
        .contains(
            new OverviewState.Change(
                "Same share of dislikes as in the previous period", 0, Severity.PLAIN));
  }

  @Test
  void aChangeThatMayBeChanceIsNotColoured() {
    stage.before = Optional.of(new DislikeRatio(100, 20));
    assertThat(stage.state(new DislikeRatio(100, 30)).review().change())
        .hasValueSatisfying(
            change ->
                assertThat(change)
                    .returns(
                        "10.0 points more dislikes than in the previous period; this may be chance",
                        OverviewState.Change::text)
                    .returns(Severity.PLAIN, OverviewState.Change::severity));
  }

  @Test
  void reviewersDecisionsStandBesideTheVotes() {
    stage.adjudicated = Optional.of(0.25);
    assertThat(stage.state(new DislikeRatio(100, 30)).review())
        .returns("30.0%", OverviewState.Review::raw)
        .returns("25.0%", OverviewState.Review::adjudicated)
        .returns("Review lowers the ratio by 5.0 points.", OverviewState.Review::moved);
  }

  @Test
  void withoutAPromotionItSaysWhichPeriodIsShown() {
    stage.live = Optional.empty();
    stage.timeWindow.window().set(TimeWindow.parse("since-promotion"));
    OverviewViewModel model = stage.model();
    model.refresh();
    assertThat(model.note().get())
        .isEqualTo("No index has been promoted yet, so the last 28 days are shown.");
    stage.timeWindow.window().set(TimeWindow.parse("7d"));
    assertThat(model.note().get()).isEmpty();
  }

  @Test
  void anotherWindowIsReadAtOnce() {
    stage.model();
    stage.timeWindow.window().set(TimeWindow.parse("since-promotion"));
    assertThat(stage.asked).containsExactly(TimeWindow.parse("since-promotion"));
  }

  @Test
  void aFailureIsTold() {
    OverviewViewModel model =
        new OverviewViewModel(
            (window, now) -> {
              throw new IllegalStateException("gone");
            },
            stage.quarantine,
            OverviewCache.none(),
            stage.screenContext());
    model.refresh();
    assertThat(stage.notices.shown()).extracting(Notice::kind).containsOnly(Notice.Kind.FAILED);
    assertThat(model.state().get()).isEmpty();
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
        .containsExactly(Optional.of(OverviewFixture.TRIGGER_FROM));
  }

  @Test
  void daysWithoutVotesAreNoPoints() {
    stage.daily =
        List.of(
            new DailyVotes(LocalDate.parse("2026-11-20"), 0, 0),
            new DailyVotes(LocalDate.parse("2026-11-21"), 3, 1));
    assertThat(stage.state(new DislikeRatio(4, 1)).trend().days())
        .singleElement()
        .returns(0.25, OverviewState.Day::ratio);
  }

  @Test
  void everyDayOfTheWindowCountsAmongTheVotesByDay() {
    stage.daily =
        List.of(
            new DailyVotes(LocalDate.parse("2026-11-20"), 3, 1),
            new DailyVotes(LocalDate.parse("2026-11-21"), 0, 0),
            new DailyVotes(LocalDate.parse("2026-11-22"), 2, 0));
    assertThat(stage.state(new DislikeRatio(6, 1)).votes())
        .returns(List.of(4L, 0L, 2L), OverviewState.Votes::daily)
        .returns(
            List.of("Nov 20: 4 votes", "Nov 21: 0 votes", "Nov 22: 2 votes"),
            OverviewState.Votes::days)
        .returns("The busiest day was Nov 20, with 4.", OverviewState.Votes::busiest);
    stage.daily = List.of(new DailyVotes(LocalDate.parse("2026-11-20"), 0, 0));
    assertThat(stage.state(new DislikeRatio(0, 0)).votes().busiest()).isEmpty();
  }

  @Test
  void eventsStandOnTheTrendAtTheirHour() {
    Instant noon = Instant.parse("2026-11-20T03:00:00Z");
    stage.events = List.of(new TimelineEvent(noon, TimelineEvent.Kind.ROLLBACK, "v2"));
    assertThat(stage.state(new DislikeRatio(4, 1)).trend().marks())
        .singleElement()
        .returns(LocalDate.parse("2026-11-20").toEpochDay() + 0.5, OverviewState.Mark::moment)
        .returns("Rolled back to v2, Nov 20, 2026, 12:00\u202fPM", OverviewState.Mark::said);
  }

  @Test
  void withoutDislikesThereIsNothingToExplain() {
    stage.reasons = List.of();
    stage.withoutReason = 0;
    assertThat(stage.state(new DislikeRatio(5, 0)).why().none())
        .isEqualTo("No dislikes in this period.");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5089, Review has not changed the ratio in this period.",
    "0.5086, Review lowers the ratio by less than 0.1 points.",
    "0.5092, Review raises the ratio by less than 0.1 points.",
    "0.5079, Review lowers the ratio by 0.1 points."
  })
  void aChangeBelowRoundingIsNotCalledNone(double adjudicated, String said) {
    stage.adjudicated = Optional.of(adjudicated);
    assertThat(stage.state(new DislikeRatio(10_000, 5_089)).review().moved()).isEqualTo(said);
  }
}
