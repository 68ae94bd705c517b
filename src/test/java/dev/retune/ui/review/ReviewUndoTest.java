package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Undo and redo of decisions. */
class ReviewUndoTest extends ReviewScreenFixture {
  @Test
  void undoOpensTheAnswerWithWhatWasSaid() {
    model.enter();
    decide(Verdict.WRONG);
    model.undo();
    assertThat(open()).isEqualTo(1);
    assertThat(model.decision().form().verdict().get()).contains(Verdict.WRONG);
    assertThat(model.decision().hint().get()).isEqualTo(texts.get("ui.review.undone"));
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
    assertThat(gateway.decided).containsKey(1L);
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void theLastOneCanBeUndoneToo() {
    gateway.waiting.retainAll(Set.of(4L));
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
    assertThat(model.progress().progress().get().orElseThrow().remaining()).isEqualTo(4);
    model.undo();
    assertThat(model.progress().progress().get().orElseThrow().remaining()).isEqualTo(5);
  }
}
