package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.settings.file.SettingsJsonSchema;
import dev.retune.settings.model.SettingsMasker;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code retune settings}: the content of settings.json. */
@Command(
    name = "settings",
    description = "Checks the settings and shows the effective values; passwords are masked.")
public final class SettingsCommand implements Callable<Integer> {
  private final Terminal terminal;

  private SettingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new SettingsCommand(terminal))
        .addSubcommand(new Check(terminal))
        .addSubcommand(new Schema(terminal));
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      terminal.document(SettingsMasker.of(terminal.mapper().valueToTree(services.settings())));
      return ExitCodes.DONE;
    }
  }

  /** {@code retune settings check}. */
  @Command(name = "check", description = "Validates settings.json without opening anything else.")
  static final class Check implements Callable<Integer> {
    private final Terminal terminal;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        services
            .settingsPath()
            .ifPresentOrElse(
                file -> terminal.printMessage("cli.settings.good", file.toString()),
                () -> terminal.printMessage("cli.settings.standard", "settings.json"));
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune settings schema}. */
  @Command(
      name = "schema",
      description = "Prints the JSON schema of settings.json, for editors and other tools.")
  static final class Schema implements Callable<Integer> {
    private final Terminal terminal;

    Schema(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      terminal.line(SettingsJsonSchema.text().strip());
      return ExitCodes.DONE;
    }
  }
}
