package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.Terminal;
import dev.retune.publishing.model.PublishOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune publish verify}. */
@Command(
    name = "verify",
    description = "Compares what chat products find with what the index finds.")
final class PublishVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "The target.")
  private String name = "";

  PublishVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PublishOutcome outcome =
          services
              .loop()
              .publishing()
              .verify(name, services.settings().personName(), terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("verified", outcome));
      } else {
        PublishFormatter.print(terminal, List.of(outcome));
      }
      return PublishFormatter.exitCode(List.of(outcome));
    }
  }
}
