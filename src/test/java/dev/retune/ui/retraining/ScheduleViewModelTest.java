package dev.retune.ui.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.navigation.TestScreenContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final FakeRetrainingGateway gateway = new FakeRetrainingGateway();
  private final ScheduleViewModel model = new ScheduleViewModel(gateway, context.screenContext());

  @BeforeEach
  void read() {
    model.refresh();
  }

  @Test
  void thePlanThatHoldsIsShownWithItsNextFiveTimes() {
    assertThat(model.plan().get()).isEqualTo("weekly mon 09:00");
    assertThat(model.next().get()).hasSize(5).first().asString().contains("Nov 23, 2026");
  }

  @Test
  void cronIsUnderstoodToo() {
    model.plan().set("30 6 * * 1-5");
    assertThat(model.problem().get()).isEmpty();
    assertThat(model.next().get()).hasSize(5);
  }

  @Test
  void whatIsNotAPlanIsSaidAsItIsTyped() {
    model.plan().set("weekly someday");
    assertThat(model.problem().get()).contains("weekly someday");
    assertThat(model.next().get()).isEmpty();
  }

  @Test
  void aPlanIsKept() {
    model.plan().set(" daily 07:00 ");
    model.save();
    assertThat(gateway.plan).isEqualTo("daily 07:00");
    assertThat(model.saved().get()).isEqualTo("daily 07:00");
  }

  @Test
  void aRefreshDoesNotWipeWhatIsBeingWritten() {
    model.plan().set("daily 0");
    model.refresh();
    assertThat(model.plan().get()).isEqualTo("daily 0");
  }

  @Test
  void aTaskThatFailsSaysSo() {
    assertThat(model.tasks().get())
        .singleElement()
        .satisfies(row -> assertThat(row.last()).contains("Failed 2 times since"));
  }
}
