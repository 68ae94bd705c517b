package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.Verdict;
import dev.retune.settings.model.TextTemplate;
import dev.retune.ui.review.panel.TemplateMenuNames;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of the queue, flags and templates. */
class ReviewQueueListTest extends ReviewScreenFixture {

  private List<String> questions() {
    return model.queue().shown().stream().map(entry -> entry.question()).toList();
  }

  @Test
  void theQueueIsListedWithoutClaims() {
    model.enter();
    assertThat(questions()).hasSize(5);
    assertThat(gateway.claimed).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void wordsFilterIt() {
    model.enter();
    model.queue().filter().set("question 3");
    assertThat(questions()).containsExactly("Question 3");
  }

  @Test
  void whatIsDecidedLeavesTheList() {
    model.enter();
    decide(Verdict.WRONG);
    assertThat(questions()).doesNotContain("Question 1").hasSize(4);
  }

  @Test
  void severalAreJudgedTogetherAfterAQuestion() {
    model.enter();
    model.queue().selected().set(List.of(1L, 4L));
    model.decision().choose(Verdict.FINE);
    model.decision().form().answer().set("belongs to one answer");
    model.judgeTogether();
    assertThat(gateway.decided).isEmpty();
    dialogs.agree();
    assertThat(gateway.decided.keySet()).containsExactlyInAnyOrder(1L, 4L);
    assertThat(gateway.decided(4).correctedAnswer()).isEmpty();
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void noneOfThemIsOpenedNext() {
    model.enter();
    model.queue().selected().set(List.of(1L, 2L, 3L));
    model.decision().choose(Verdict.FINE);
    model.judgeTogether();
    dialogs.agree();
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void theOpenAnswerStaysWhenOthersWereJudged() {
    model.enter();
    model.queue().selected().set(List.of(2L, 3L));
    model.decision().choose(Verdict.FINE);
    model.judgeTogether();
    dialogs.agree();
    assertThat(open()).isEqualTo(1);
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void aFlagAsksForASecondOpinionAndIsTakenBack() {
    model.enter();
    model.toggleFlag();
    assertThat(gateway.flagged).containsExactly(1L);
    assertThat(model.flag().get()).contains("kim");
    model.toggleFlag();
    assertThat(gateway.flagged).isEmpty();
  }

  @Test
  void templatesGetNamesThatAreFree() {
    TextTemplate one = new TextTemplate("See the manual", TextTemplate.Place.NOTE, "See it");
    assertThat(TemplateMenuNames.free("See the manual", List.of(one)))
        .isEqualTo("See the manual (2)");
  }
}
