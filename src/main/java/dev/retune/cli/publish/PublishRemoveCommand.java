package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune publish remove}. */
@Command(name = "remove", description = "Forgets a target; what was published into it stays there.")
final class PublishRemoveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "The target.")
  private String name = "";

  PublishRemoveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      services.loop().publishing().service().remove(name, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("removed", name));
      } else {
        terminal.printMessage("cli.publish.removed", name);
      }
      return ExitCodes.DONE;
    }
  }
}
