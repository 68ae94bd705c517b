package dev.retune.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeListTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final DirectTaskRunner runner = new DirectTaskRunner();
  private final List<UnavailableException> lost = new ArrayList<>();
  private final NoticeList notices = new NoticeList(texts, runner, lost::add);

  @Test
  void theSameThingCountsUp() {
    notices.failed(new InvalidInputException("statistics.windowUnknown", "9x"));
    notices.failed(new InvalidInputException("statistics.windowUnknown", "9x"));
    assertThat(notices.shown()).singleElement().returns(2, Notice::times);
  }

  @Test
  void neverMoreThanThree() {
    for (int i = 0; i < 5; i++) {
      notices.done("done " + i);
    }
    assertThat(notices.shown())
        .extracting(Notice::text)
        .containsExactly("done 2", "done 3", "done 4");
  }

  @Test
  void goodNewsGoesByItself() {
    notices.done("done");
    runner.passTime();
    assertThat(notices.shown()).isEmpty();
  }

  @Test
  void aFailureStays() {
    notices.failed(new InvalidInputException("statistics.windowUnknown", "9x"));
    runner.passTime();
    assertThat(notices.shown()).hasSize(1);
  }

  @Test
  void aFailureGoesAWhileAfterItsScreenWasLeft() {
    notices.failed(new InvalidInputException("statistics.windowUnknown", "9x"));
    notices.failed(new InvalidInputException("statistics.windowUnknown", "8x"));
    notices.leave();
    assertThat(notices.shown()).as("it can still be read").hasSize(2);
    // it failed again on the next screen
    notices.failed(new InvalidInputException("statistics.windowUnknown", "8x"));
    runner.passTime();
    assertThat(notices.shown()).singleElement().returns(2, Notice::times);
  }

  @Test
  void aFailureWithARemedySaysWhatToDo() {
    List<String> done = new ArrayList<>();
    notices.offer(
        Set.of("prompts.endpoint.noModel"),
        new Remedy("Choose a model.", "Open settings", () -> done.add("opened")));
    notices.failed(new InvalidInputException("prompts.endpoint.noModel"));
    assertThat(notices.shown()).singleElement().returns("Choose a model.", Notice::text);
    notices.shown().getFirst().remedy().orElseThrow().run().run();
    assertThat(done).containsExactly("opened");
  }

  @Test
  void aFailureIsASentence() {
    notices.failed(new InvalidInputException("statistics.windowUnknown", "9x"));
    assertThat(notices.shown().getFirst().text())
        .isEqualTo(texts.get("statistics.windowUnknown", "9x"));
  }

  @Test
  void aStopThatWasAskedForIsNoFailure() {
    notices.failed(new CancelledException("progress.cancelled"));
    assertThat(notices.shown().getFirst().kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void aLostDatabaseIsNoNotice() {
    notices.failed(new UnavailableException("persistence.unavailable", "h2", "closed"));
    assertThat(notices.shown()).isEmpty();
    assertThat(lost).hasSize(1);
  }
}
