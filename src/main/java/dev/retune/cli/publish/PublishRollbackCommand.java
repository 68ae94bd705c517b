package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.Terminal;
import dev.retune.publishing.model.PublishOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune publish rollback}. */
@Command(
    name = "rollback",
    description = "Makes the version live at a target that was live there before.")
final class PublishRollbackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "The target.")
  private String name = "";

  PublishRollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PublishOutcome outcome =
          services.loop().publishing().rollback(name, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("rolledBack", outcome));
      } else {
        PublishFormatter.print(terminal, List.of(outcome));
      }
      return PublishFormatter.exitCode(List.of(outcome));
    }
  }
}
