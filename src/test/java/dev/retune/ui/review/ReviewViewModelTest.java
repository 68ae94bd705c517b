package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.Draft;
import dev.retune.review.QueueOrder;
import dev.retune.review.Verdict;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.review.ReviewViewModel.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReviewViewModelTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final CurrentThread runner = new CurrentThread();
  private final List<Throwable> losses = new ArrayList<>();
  private final Scope scope = new Scope(Window.parse("7d"));
  private final Desk desk = new Desk();
  private final ReviewViewModel model = model(runner);

  private ReviewViewModel model(TaskRunner on) {
    return new ReviewViewModel(
        desk,
        new Room(
            texts,
            new Figures(texts, ZoneOffset.UTC),
            scope,
            on,
            new Notices(texts, on, losses::add),
            new NoDialogs(),
            Clock.fixed(Desk.NOW, ZoneOffset.UTC),
            ZoneOffset.UTC,
            "kim"));
  }

  private static final class NoDialogs implements Dialogs {
    @Override
    public void confirm(Question question, Runnable yes) {
      throw new AssertionError(question);
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
      throw new AssertionError();
    }

    @Override
    public void saveAs(String name, Consumer<Path> chosen) {
      throw new AssertionError();
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
      throw new AssertionError();
    }
  }

  private long open() {
    return model.open().get().orElseThrow().id();
  }

  private void decide(Verdict verdict) {
    model.choose(verdict);
    model.save();
  }

  // reading

  @Test
  void nothingIsClaimedBeforeTheScreenIsSeen() {
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void theFirstIsOpenAndTheSecondIsReadAhead() {
    model.enter();
    assertThat(open()).isEqualTo(1);
    assertThat(desk.claimed).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void thePassageIsTheOneTheIndexFinds() {
    model.enter();
    assertThat(model.passage().get()).contains("the passage of Question 1");
  }

  @Test
  void leavingGivesEverythingBackAndTellsTheOtherScreens() {
    model.enter();
    decide(Verdict.WRONG);
    long changes = scope.changes().get();
    model.leave();
    assertThat(desk.claimed).isEmpty();
    assertThat(scope.changes().get()).isEqualTo(changes + 1);
  }

  @Test
  void comingBackFindsTheSameAnswer() {
    model.enter();
    model.next();
    model.leave();
    model.enter();
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void claimsAreRenewedWhileTheScreenIsOpen() {
    model.enter();
    runner.passTime();
    assertThat(desk.asked).anyMatch(a -> a.startsWith("renew") && a.contains("1"));
    desk.asked.clear();
    model.leave();
    runner.passTime();
    assertThat(desk.asked).noneMatch(a -> a.startsWith("renew"));
  }

  @Test
  void aLostClaimIsTold() {
    model.enter();
    desk.taken.add(1L);
    runner.passTime();
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.claimLost"));
  }

  @Test
  void anAnswerReadAheadThatIsLostIsReplaced() {
    model.enter();
    desk.taken.add(2L);
    runner.passTime();
    model.next();
    assertThat(open()).isEqualTo(3);
  }

  // moving

  @Test
  void nextAndPreviousGoAlongTheQueue() {
    model.enter();
    model.next();
    model.next();
    assertThat(open()).isEqualTo(3);
    model.previous();
    assertThat(open()).isEqualTo(2);
    model.next();
    assertThat(open()).isEqualTo(3);
  }

  @Test
  void atTheEndItBeginsAnewWithWhatWasPassedOver() {
    model.enter();
    for (int i = 0; i < 5; i++) {
      model.next();
    }
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void theOnlyOneLeftStays() {
    desk.waiting.retainAll(Set.of(4L));
    model.enter();
    model.next();
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void whenAllIsDecidedItSaysSo() {
    desk.waiting.retainAll(Set.of(4L));
    model.enter();
    decide(Verdict.FINE);
    assertThat(model.state().get()).isEqualTo(State.EMPTY);
    assertThat(model.open().get()).isEmpty();
  }

  @Test
  void newVotesFillAnEmptyScreen() {
    desk.waiting.clear();
    model.enter();
    desk.waiting.add(9L);
    scope.changed();
    assertThat(open()).isEqualTo(9);
  }

  @Test
  void anotherOrderBeginsAtItsTop() {
    model.enter();
    model.next();
    model.order().set(QueueOrder.MOST_DISLIKED);
    assertThat(open()).isEqualTo(1);
  }

  // deciding

  @Test
  void savingMovesOn() {
    model.enter();
    model.choose(Verdict.WRONG);
    model.code(2);
    model.form().answer().set("better");
    model.save();
    assertThat(desk.decided.get(1L))
        .isEqualTo(
            new Draft(
                    Optional.of(Verdict.WRONG),
                    Optional.of("incorrect"),
                    Optional.of("better"),
                    Optional.empty(),
                    Optional.empty())
                .judgement()
                .orElseThrow());
    assertThat(open()).isEqualTo(2);
    assertThat(model.form().draft()).isEqualTo(Draft.EMPTY);
  }

  @Test
  void withoutAVerdictNothingIsSaved() {
    model.enter();
    model.form().note().set("hm");
    model.save();
    assertThat(desk.decided).isEmpty();
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.verdictFirst"));
  }

  @Test
  void aReasonCodeMeansWrongUnlessSaidOtherwise() {
    model.enter();
    model.code(0);
    assertThat(model.form().verdict().get()).contains(Verdict.WRONG);
  }

  @Test
  void theSameKeyAgainTakesTheChoiceAway() {
    model.enter();
    model.choose(Verdict.FINE);
    model.choose(Verdict.FINE);
    assertThat(model.form().verdict().get()).isEmpty();
  }

  @Test
  void whatAnotherDecidedMeanwhileIsToldAndMayBeInsistedOn() {
    model.enter();
    desk.others.put(1L, "lee");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.hint().get()).startsWith("lee decided this meanwhile");
    model.save();
    assertThat(desk.decided).containsKey(1L);
  }

  @Test
  void theDocumentPickedIsInTheDecision() {
    model.enter();
    model.search().text().set("refund");
    runner.passTime();
    model.form().document().set(Optional.of(Picked.of(model.search().hits().getFirst())));
    decide(Verdict.WRONG);
    assertThat(desk.decided(1).documentId()).contains(7L);
  }

  // drafts

  @Test
  void whatIsTypedIsKeptAfterAMoment() {
    model.enter();
    model.form().answer().set("half a sen");
    assertThat(desk.drafts).isEmpty();
    runner.passTime();
    assertThat(desk.draft(1).correctedAnswer()).contains("half a sen");
  }

  @Test
  void whatIsTypedIsKeptWhenTheScreenIsLeft() {
    model.enter();
    model.form().note().set("note");
    model.leave();
    assertThat(desk.draft(1).note()).contains("note");
  }

  @Test
  void whatWasLeftInTheMiddleComesFirst() {
    desk.drafts.put(
        3L,
        new Draft(
            Optional.empty(),
            Optional.empty(),
            Optional.of("half"),
            Optional.of(7L),
            Optional.empty()));
    model.enter();
    assertThat(open()).isEqualTo(3);
    assertThat(model.form().answer().get()).isEqualTo("half");
    assertThat(model.form().document().get().map(Picked::name)).contains("Title");
    model.next();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void readingADraftIsNoChange() {
    model.enter();
    model.next();
    runner.passTime();
    assertThat(desk.asked).noneMatch(a -> a.startsWith("keep"));
  }

  @Test
  void aLostDatabaseLosesNothingTyped() {
    model.enter();
    desk.lost = true;
    model.form().answer().set("typed while it was gone");
    runner.passTime();
    assertThat(losses).isNotEmpty();
    model.next();
    assertThat(open()).isEqualTo(2);
    desk.lost = false;
    runner.passTime();
    assertThat(desk.draft(1).correctedAnswer()).contains("typed while it was gone");
  }

  @Test
  void aDecisionThatCouldNotBeSavedStaysInTheForm() {
    model.enter();
    desk.lost = true;
    model.form().answer().set("kept");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.form().answer().get()).isEqualTo("kept");
    desk.lost = false;
    model.save();
    assertThat(desk.decided).containsKey(1L);
  }

  @Test
  void discardingForgetsTheDraft() {
    model.enter();
    model.form().answer().set("no");
    runner.passTime();
    model.discard();
    assertThat(desk.drafts).isEmpty();
    assertThat(model.form().answer().get()).isEmpty();
  }

  @Test
  void aQueueThatCannotBeReadIsReadAfterARefresh() {
    desk.lost = true;
    model.enter();
    assertThat(model.state().get()).isEqualTo(State.FAILED);
    desk.lost = false;
    scope.changed();
    assertThat(open()).isEqualTo(1);
  }

  // undo and redo

  @Test
  void undoOpensTheAnswerWithWhatWasSaid() {
    model.enter();
    decide(Verdict.WRONG);
    model.undo();
    assertThat(open()).isEqualTo(1);
    assertThat(model.form().verdict().get()).contains(Verdict.WRONG);
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.undone"));
  }

  @Test
  void afterUndoNextGoesToWhereOneWas() {
    model.enter();
    decide(Verdict.WRONG);
    decide(Verdict.FINE);
    model.undo();
    model.undo();
    assertThat(open()).isEqualTo(1);
    model.next();
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void redoDecidesAgainAndGoesOn() {
    model.enter();
    decide(Verdict.WRONG);
    model.undo();
    model.redo();
    assertThat(desk.decided).containsKey(1L);
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void theLastOneCanBeUndoneToo() {
    desk.waiting.retainAll(Set.of(4L));
    model.enter();
    decide(Verdict.FINE);
    model.undo();
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void nothingToUndoIsTold() {
    model.enter();
    model.undo();
    assertThat(open()).isEqualTo(1);
    assertThat(model.state().get()).isEqualTo(State.READY);
  }

  @Test
  void progressFollowsEveryDecision() {
    model.enter();
    decide(Verdict.WRONG);
    assertThat(model.tallies().progress().get().orElseThrow().remaining()).isEqualTo(4);
    model.undo();
    assertThat(model.tallies().progress().get().orElseThrow().remaining()).isEqualTo(5);
  }

  // keys wait

  @Test
  void keysDoNothingWhileAnAnswerIsOnItsWay() {
    Held held = new Held();
    ReviewViewModel slow = model(held);
    slow.enter();
    slow.choose(Verdict.WRONG);
    slow.code(1);
    slow.save();
    slow.undo();
    held.go();
    assertThat(slow.state().get()).isEqualTo(State.READY);
    assertThat(slow.form().draft()).isEqualTo(Draft.EMPTY);
    assertThat(desk.asked).doesNotContain("save 1", "undo");
  }

  @Test
  void keysDoNothingWhileADecisionIsOnItsWay() {
    Held held = new Held();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    slow.choose(Verdict.WRONG);
    slow.save();
    slow.choose(Verdict.FINE);
    slow.save();
    slow.next();
    held.go();
    assertThat(desk.decided(1).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
    assertThat(slow.form().verdict().get()).isEmpty();
  }

  @Test
  void theNextIsThereAtOnceForItWasReadAhead() {
    Held held = new Held();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    slow.next();
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
  }

  // agreement

  @Test
  void theShareOfSecondOpinionsIsSet() {
    model.enter();
    model.tallies().share(0.2);
    assertThat(model.tallies().agreeing().get().orElseThrow().share()).isEqualTo(0.2);
  }
}
