package dev.retune.cli;

import dev.retune.settings.Masked;
import dev.retune.settings.SettingsSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code retune settings}: what settings.json says. */
@Command(
    name = "settings",
    description = "Checks the settings and shows them as they hold; passwords are masked.")
final class SettingsCommand implements Callable<Integer> {
  private final Terminal terminal;

  private SettingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new SettingsCommand(terminal))
        .addSubcommand(new Check(terminal))
        .addSubcommand(new Schema(terminal));
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      terminal.document(Masked.of(terminal.mapper().valueToTree(services.settings())));
      return Cli.DONE;
    }
  }

  /** {@code retune settings check}. */
  @Command(
      name = "check",
      description = "Says whether every value of settings.json is understood; opens nothing else.")
  static final class Check implements Callable<Integer> {
    private final Terminal terminal;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (Services services = terminal.open()) {
        services
            .settingsPath()
            .ifPresentOrElse(
                file -> terminal.say("cli.settings.good", file.toString()),
                () -> terminal.say("cli.settings.standard", "settings.json"));
        return Cli.DONE;
      }
    }
  }

  /** {@code retune settings schema}. */
  @Command(
      name = "schema",
      description = "The JSON schema of settings.json, for editors and checks elsewhere.")
  static final class Schema implements Callable<Integer> {
    private final Terminal terminal;

    Schema(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      terminal.line(SettingsSchema.text().strip());
      return Cli.DONE;
    }
  }
}
