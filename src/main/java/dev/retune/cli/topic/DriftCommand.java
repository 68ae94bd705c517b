package dev.retune.cli.topic;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.clustering.drift.DriftTest.DriftFinding;
import dev.retune.clustering.drift.QuestionDrift;
import dev.retune.common.text.ProbabilityFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune drift}. */
@Command(
    name = "drift",
    description = "Tests whether users ask other things in the last days than in those before.")
public final class DriftCommand implements Callable<Integer> {
  private static final double CHANCE = 0.05;

  private final Terminal terminal;

  @Option(
      names = "--days",
      defaultValue = "7",
      description = "Length of the later period (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--before",
      defaultValue = "28",
      description = "Length of the period before it, in days (default: ${DEFAULT-VALUE}).")
  private int before;

  public DriftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var _ = OptionValues.between("--days", days, 1, OptionValues.LONGEST);
    var _ = OptionValues.between("--before", before, 1, OptionValues.LONGEST);
    try (CommandServices services = terminal.open()) {
      QuestionDrift drift =
          services.drift().compare(days, before, services.clock().instant(), terminal.monitor());
      if (terminal.json()) {
        terminal.document(drift);
      } else {
        DriftFinding finding = drift.finding();
        terminal.printMessage(
            "clustering.drift.periods",
            drift.from(),
            drift.change(),
            drift.to(),
            finding.earlier(),
            finding.later());
        terminal.printMessage(
            "clustering.drift.finding", finding.auc(), ProbabilityFormatter.of(finding.pValue()));
        terminal.printMessage(
            finding.pValue() <= CHANCE ? "clustering.drift.yes" : "clustering.drift.no");
      }
      return ExitCodes.DONE;
    }
  }
}
