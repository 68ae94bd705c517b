package dev.retune.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.io.LanguageAdviceFormatter;
import dev.retune.cli.io.StatisticsFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune stats}. */
@Command(
    name = "stats",
    description =
        "Shows the dislike ratio with its interval, reasons, trend and the state of the trigger.")
public final class StatsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--window",
      defaultValue = "7d",
      description =
          "7d, 30d, any number of days, since-promotion or all (default: ${DEFAULT-VALUE}).")
  private String window = "7d";

  public StatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TimeWindow wanted = OptionValues.window(window);
    try (CommandServices services = terminal.open()) {
      Instant now = services.clock().instant();
      services.reasons().classifyPending(terminal.monitor());
      VoteStatistics stats = services.stats().stats(wanted, now);
      TriggerReading trigger = services.trigger().read(now);
      if (terminal.json()) {
        ObjectNode document = document(terminal, stats, trigger);
        document.set("languageAdvice", terminal.mapper().valueToTree(services.languageAdvice()));
        terminal.document(document);
      } else {
        StatisticsFormatter.print(terminal, stats, trigger);
        services
            .languageAdvice()
            .ifPresent(advice -> LanguageAdviceFormatter.print(terminal, advice));
      }
      return ExitCodes.DONE;
    }
  }

  static ObjectNode document(Terminal terminal, VoteStatistics stats, TriggerReading trigger) {
    ObjectNode document = terminal.mapper().valueToTree(stats);
    document.set("trigger", terminal.mapper().valueToTree(trigger));
    return document;
  }
}
