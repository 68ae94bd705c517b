package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.report.slack.FakeSlack.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Isolated, so that all new threads belong to the report. */
@Isolated
class SlackThreadsTest extends SlackFixture {
  @Test
  void leavesNoThreadThatKeepsTheProgramAlive() {
    slack.answering(Outcome.TAKEN);
    send();
    var before = Thread.getAllStackTraces().keySet();
    sender().send(WEEK, MESSAGE, true, "ann");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .filteredOn(
            thread ->
                !thread.isDaemon() || thread.getName().toLowerCase(Locale.ROOT).contains("slack"))
        .filteredOn(thread -> !thread.getName().startsWith("qtp"))
        .filteredOn(SlackThreadsTest::staysAlive)
        .isEmpty();
  }

  private static boolean staysAlive(Thread thread) {
    try {
      return !thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
