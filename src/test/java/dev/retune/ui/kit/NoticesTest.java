package dev.retune.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.fault.BadInput;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Unavailable;
import dev.retune.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final CurrentThread runner = new CurrentThread();
  private final List<Unavailable> lost = new ArrayList<>();
  private final Notices notices = new Notices(texts, runner, lost::add);

  @Test
  void theSameThingCountsUp() {
    notices.failed(new BadInput("stats.windowUnknown", "9x"));
    notices.failed(new BadInput("stats.windowUnknown", "9x"));
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
    notices.failed(new BadInput("stats.windowUnknown", "9x"));
    runner.passTime();
    assertThat(notices.shown()).hasSize(1);
  }

  @Test
  void aFailureIsASentence() {
    notices.failed(new BadInput("stats.windowUnknown", "9x"));
    assertThat(notices.shown().getFirst().text()).isEqualTo(texts.get("stats.windowUnknown", "9x"));
  }

  @Test
  void aStopThatWasAskedForIsNoFailure() {
    notices.failed(new Cancelled("work.cancelled"));
    assertThat(notices.shown().getFirst().kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void aLostDatabaseIsNoNotice() {
    notices.failed(new Unavailable("db.unavailable", "h2", "closed"));
    assertThat(notices.shown()).isEmpty();
    assertThat(lost).hasSize(1);
  }
}
