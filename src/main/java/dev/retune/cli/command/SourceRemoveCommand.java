package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune source remove}. */
@Command(
    name = "remove",
    description = "Removes a source from the settings; what was read from it stays.")
final class SourceRemoveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "As list shows it.")
  private String name = "";

  SourceRemoveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      var _ =
          services
              .settingsService()
              .change(now -> without(now, name), services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("removed", name));
      } else {
        terminal.say("cli.source.removed", name);
      }
      return ExitCodes.DONE;
    }
  }

  private static Settings without(Settings now, String name) {
    List<SourceConfig> left =
        now.sources().stream().filter(source -> !source.name().equalsIgnoreCase(name)).toList();
    if (left.size() == now.sources().size()) {
      throw new InvalidInputException(
          "cli.source.unknown",
          name,
          now.sources().isEmpty()
              ? "-"
              : now.sources().stream().map(SourceConfig::name).collect(Collectors.joining(", ")));
    }
    return now.with("sources", left);
  }
}
