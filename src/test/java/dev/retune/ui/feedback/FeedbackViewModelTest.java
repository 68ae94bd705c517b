package dev.retune.ui.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.export.ExportFormat;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.TestScreenContext;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedbackViewModelTest {
  private static final VoteFilter DISLIKES = VoteFilter.all().withValue(Vote.Value.DISLIKE);

  private final ManyVotesGateway votes = new ManyVotesGateway(5_000);
  private final TestScreenContext context = new TestScreenContext();
  private FeedbackViewModel model;

  @BeforeEach
  void open() {
    model = new FeedbackViewModel(votes, context.screenContext());
    model.refresh();
  }

  @Test
  void opensWithOnePageAndTheFigures() {
    assertThat(model.rows()).hasSize(PagedVoteList.PAGE);
    assertThat(model.figures().get().orElseThrow().ratio().votes()).isEqualTo(5_000);
  }

  @Test
  void theWindowBoundsTheRows() {
    assertThat(votes.asked.getLast().from()).contains(ManyVotesGateway.START);
  }

  @Test
  void datesOfItsOwnTakeTheWindowsPlace() {
    model.change(f -> f.withTo(ManyVotesGateway.START));
    assertThat(votes.asked.getLast().from()).isEmpty();
  }

  @Test
  void aDayOfTheChartBoundsTheRows() {
    model.showDay(LocalDate.parse("2026-11-20"));
    assertThat(votes.asked.getLast().from()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(votes.asked.getLast().to()).contains(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @Test
  void theFiguresFollowTheFilter() {
    model.show(DISLIKES);
    assertThat(votes.counted.getLast().value()).contains(Vote.Value.DISLIKE);
  }

  @Test
  void anotherWindowReadsAnew() {
    int before = votes.asked.size();
    context.screenContext().timeWindow().window().set(TimeWindow.parse("all"));
    assertThat(votes.asked).hasSize(before + 1);
  }

  @Test
  void typingAsksOnceItIsQuiet() {
    int before = votes.asked.size();
    for (String typed : new String[] {"b", "bu", "bus"}) {
      model.change(f -> f.withText(typed));
    }
    assertThat(votes.asked).hasSize(before);
    context.passTime();
    assertThat(votes.asked).hasSize(before + 1);
    assertThat(votes.asked.getLast().text()).contains("bus");
  }

  @Test
  void datesTheWrongWayRoundShowNothingAndAskNothing() {
    int before = votes.asked.size();
    Instant late = Instant.parse("2026-11-20T00:00:00Z");
    model.show(VoteFilter.all().withFrom(late).withTo(late.minusSeconds(9)));
    assertThat(model.rows()).isEmpty();
    assertThat(model.figures().get()).isEmpty();
    assertThat(votes.asked).hasSize(before);
  }

  @Test
  void theFilterIsKeptForTheNextTime() {
    model.show(DISLIKES);
    assertThat(new FeedbackViewModel(votes, context.screenContext()).filter().get())
        .isEqualTo(DISLIKES);
  }

  @Test
  void aKeptFilterThatCannotBeReadIsForgotten() {
    context.screenContext().timeWindow().votes().set("colour:red");
    assertThat(new FeedbackViewModel(votes, context.screenContext()).filter().get())
        .isEqualTo(VoteFilter.all());
  }

  @Test
  void aSharedLineRestoresTheFilter() {
    model.show(DISLIKES.withReasonCode("outdated"));
    String line = model.filterText();
    model.show(VoteFilter.all());
    model.paste(line);
    assertThat(model.filter().get()).isEqualTo(DISLIKES.withReasonCode("outdated"));
  }

  @Test
  void aLineThatIsNoFilterIsToldOfAndChangesNothing() {
    model.show(DISLIKES);
    model.paste("colour:red");
    assertThat(model.filter().get()).isEqualTo(DISLIKES);
    assertThat(context.told()).singleElement().asString().contains("colour");
  }

  @Test
  void wordsWaitUntilAllVotesCanBeFound() {
    votes.behind = 1_000_000;
    model.change(f -> f.withText("refund"));
    context.passTime();
    assertThat(votes.followed).isEqualTo(1);
    assertThat(model.indexing().get()).isFalse();
    assertThat(votes.asked.getLast().text()).contains("refund");
  }

  @Test
  void aFewNewVotesAreTakenOverWithoutSayingSo() {
    votes.behind = FirstPageQuery.FEW;
    model.change(f -> f.withText("refund"));
    context.passTime();
    assertThat(votes.followed).isZero();
    assertThat(votes.asked.getLast().text()).contains("refund");
  }

  @Test
  void aJumpBeginsWithTheDay() {
    model.jump(LocalDate.parse("2026-11-21"));
    assertThat(first().at()).isBefore(Instant.parse("2026-11-22T00:00:00Z"));
    model.jumpToNewest();
    assertThat(first().at()).isEqualTo(TestScreenContext.NOW);
  }

  private VoteListItem first() {
    return model.rows().getFirst().row().orElseThrow();
  }

  @Test
  void aRowOpensWithItsConversation() {
    model.answerDetail().open(first());
    assertThat(model.answerDetail().open().get().orElseThrow().question().text()).isEqualTo("why?");
    model.answerDetail().close();
    assertThat(model.answerDetail().open().get()).isEmpty();
  }

  @Test
  void theRowsShownAreExported() {
    model.show(DISLIKES);
    model.export(ExportFormat.SPREADSHEET);
    assertThat(votes.exported).containsExactly(DISLIKES.withFrom(ManyVotesGateway.START));
    assertThat(context.told()).singleElement().asString().contains("5,000");
  }
}
