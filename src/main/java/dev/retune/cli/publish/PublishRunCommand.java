package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.Terminal;
import dev.retune.pipeline.PublishRunner;
import dev.retune.publishing.model.PublishOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune publish run}. */
@Command(
    name = "run",
    description =
        "Publishes the live version: copies what changed, verifies it, switches, and verifies what"
            + " chat products find. A failed verification leaves the former version.")
final class PublishRunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One target; all when none is named.")
  private @Nullable String name;

  PublishRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PublishRunner runner = services.loop().publishing();
      List<PublishOutcome> outcomes =
          name == null
              ? runner.runAll(services.settings().personName(), terminal.monitor())
              : List.of(runner.run(name, services.settings().personName(), terminal.monitor()));
      if (terminal.json()) {
        terminal.document(Map.of("published", outcomes));
      } else if (outcomes.isEmpty()) {
        terminal.printMessage("cli.publish.none");
      } else {
        PublishFormatter.print(terminal, outcomes);
      }
      return PublishFormatter.exitCode(outcomes);
    }
  }
}
