package dev.retune.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune stats}. */
@Command(
    name = "stats",
    description = "Dislike ratio with its interval, reasons, trend and the trigger's state.")
final class StatsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--window",
      defaultValue = "7d",
      description =
          "7d, 30d, any number of days, since-promotion or all (default: ${DEFAULT-VALUE}).")
  private String window = "7d";

  StatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Window wanted = Window.parse(window);
    try (Services services = terminal.open()) {
      Instant now = services.clock().instant();
      services.reasons().classifyPending(terminal.monitor());
      Stats stats = services.stats().stats(wanted, now);
      TriggerReading trigger = services.trigger().read(now);
      if (terminal.json()) {
        terminal.document(document(terminal, stats, trigger));
      } else {
        StatsText.print(terminal, stats, trigger);
      }
      return Cli.DONE;
    }
  }

  static ObjectNode document(Terminal terminal, Stats stats, TriggerReading trigger) {
    ObjectNode document = terminal.mapper().valueToTree(stats);
    document.set("trigger", terminal.mapper().valueToTree(trigger));
    return document;
  }
}
