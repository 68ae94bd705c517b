package dev.retune.cli.source;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.ShellWord;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune source}: the chat products that feedback comes from. */
@Command(
    name = "source",
    description = "Lists, checks, adds and removes the chat products that feedback comes from.")
public final class SourceCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new SourceCommand())
        .addSubcommand(new SourceListCommand(terminal))
        .addSubcommand(new SourceCheckCommand(terminal))
        .addSubcommand(new Add(terminal))
        .addSubcommand(new Remove(terminal))
        .addSubcommand(new SourceWriteBackCommand(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  /**
   * The configured source of a name.
   *
   * @throws InvalidInputException with the names that there are
   */
  static SourceConfig named(Settings settings, String name) {
    return settings.sources().stream()
        .filter(source -> source.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(settings, name));
  }

  private static InvalidInputException unknown(Settings settings, String name) {
    String names =
        settings.sources().stream().map(SourceConfig::name).collect(Collectors.joining(", "));
    return new InvalidInputException("cli.source.unknown", name, names.isEmpty() ? "-" : names);
  }

  /** {@code retune source add}. */
  @Command(name = "add", description = "Adds a database to the sources that are synchronized.")
  static final class Add implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name here.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "ADDRESS",
        description = "Such as sqlite:////srv/webui.db or postgresql://host/chat.")
    private String address = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
    private @Nullable String user;

    @Option(
        names = "--password-env",
        paramLabel = "NAME",
        description = "The environment variable or keyring entry with the password.")
    private @Nullable String passwordEnv;

    @Option(
        names = "--write-back",
        description = "Decisions of reviewers are written to the source.")
    private boolean writeBack;

    @Mixin private ReadingOptions reading = new ReadingOptions();

    Add(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      SourceAddress.requireNoPassword(address);
      refusePath();
      String stored = SourceAddress.absolute(address, Path.of("").toAbsolutePath());
      try (CommandServices services = terminal.open()) {
        SourceConfig read =
            new SourceConfig(
                name,
                stored,
                Optional.ofNullable(user),
                Optional.ofNullable(passwordEnv),
                reading.with(SourceMapping.GUESSED),
                null,
                null,
                reading.profile());
        SourceConfig source = writeBack ? read.withWriteBack() : read;
        source.profile().ifPresent(wanted -> services.profiles().named(wanted));
        var _ =
            services
                .settingsService()
                .change(now -> with(now, source), services.settings().personName());
        String shown = SourceListCommand.shown(stored);
        if (terminal.json()) {
          terminal.document(Map.of("added", name, "address", shown));
        } else {
          terminal.printMessage("cli.source.added", name, shown);
        }
        return ExitCodes.DONE;
      }
    }

    /** Refuses a path and suggests the address and the command to use instead. */
    private void refusePath() {
      Optional<Path> path = SourceAddress.localFile(address);
      if (path.isPresent()) {
        throw new InvalidInputException(
            "cli.source.path",
            address,
            ShellWord.of("sqlite:///" + path.get().toAbsolutePath()),
            ShellWord.of(address));
      }
    }

    /** Settings with one more source; a name that is taken is refused with the other settings. */
    private static Settings with(Settings now, SourceConfig source) {
      List<SourceConfig> sources = new ArrayList<>(now.sources());
      sources.add(source);
      return now.with("sources", sources);
    }
  }

  /** {@code retune source remove}. */
  @Command(
      name = "remove",
      description = "Removes a source from the settings; what was read from it stays.")
  static final class Remove implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "As list shows it.")
    private String name = "";

    Remove(Terminal terminal) {
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
          terminal.printMessage("cli.source.removed", name);
        }
        return ExitCodes.DONE;
      }
    }

    private static Settings without(Settings now, String name) {
      List<SourceConfig> left =
          now.sources().stream().filter(source -> !source.name().equalsIgnoreCase(name)).toList();
      if (left.size() == now.sources().size()) {
        throw unknown(now, name);
      }
      return now.with("sources", left);
    }
  }
}
