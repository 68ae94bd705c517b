package dev.retune.bench;

import java.nio.file.Files;

/**
 * Simulates a week of Slack failures and prints the ledger.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=SlackFailureWeekBench</pre>
 */
public final class SlackFailureWeekBench {
  private SlackFailureWeekBench() {}

  /** Prints what happened, then the ledger. */
  public static void main(String[] args) throws Exception {
    try (var week =
        new dev.retune.report.SlackFailureWeek(Files.createTempDirectory("retune-slack-week"))) {
      week.live().forEach(System.out::println);
      System.out.println();
      week.ledger().forEach(System.out::println);
      System.out.println(week.messages() + " messages in the channel");
    }
  }
}
