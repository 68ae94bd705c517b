package dev.retune.cli.command;

import dev.retune.cli.terminal.GlobalOptions;
import dev.retune.cli.terminal.LaunchOptions;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code retune}, the root of all commands. */
@Command(
    name = "retune",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = RootCommand.Version.class,
    description =
        "Closes the feedback loop of a chat assistant. Without a command it opens the console.",
    subcommands = CommandLine.HelpCommand.class)
public final class RootCommand implements Callable<Integer> {
  @Mixin public final GlobalOptions global = new GlobalOptions();

  private final ToIntFunction<LaunchOptions> console;

  public RootCommand(ToIntFunction<LaunchOptions> console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.applyAsInt(global.options(false));
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = RootCommand.class.getPackage().getImplementationVersion();
      return new String[] {"retune " + (version == null ? "(not packaged)" : version)};
    }
  }
}
