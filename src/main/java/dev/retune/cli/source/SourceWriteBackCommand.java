package dev.retune.cli.source;

import dev.retune.cli.io.WriteBackFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.pipeline.WriteBackRunner;
import dev.retune.review.writeback.WriteBackReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune source write-back}. */
@Command(
    name = "write-back",
    description = "Writes reviewers' decisions to the source, where that is switched on.")
final class SourceWriteBackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "As list shows it.")
  private String name = "";

  @Option(names = "--dry-run", description = "Prints what would be sent, and sends nothing.")
  private boolean dryRun;

  SourceWriteBackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      SourceConfig source = SourceCommand.named(services.settings(), name);
      WriteBackRunner writer = services.loop().writer();
      WriteBackReport report =
          dryRun
              ? writer.preview(source, terminal.monitor())
              : writer.write(source, terminal.monitor());
      if (terminal.json()) {
        terminal.document(report);
      } else {
        WriteBackFormatter.print(terminal, report);
      }
      return WriteBackFormatter.printFailed(terminal, List.of(report))
          ? ExitCodes.FAILED
          : ExitCodes.DONE;
    }
  }
}
