package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.endpoint.ChatEndpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune prompt models}. */
@Command(name = "models", description = "The models of the endpoint.")
final class PromptModelsCommand implements Callable<Integer> {
  private final Terminal terminal;

  PromptModelsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      try (ChatEndpoint endpoint = services.prompts().endpoint().get()) {
        List<String> models = endpoint.models();
        if (terminal.json()) {
          terminal.document(Map.of("models", models));
        } else {
          models.forEach(terminal::line);
        }
        return ExitCodes.DONE;
      }
    }
  }
}
