package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune source add}. */
@Command(name = "add", description = "Adds a database to the sources that are synchronized.")
final class SourceAddCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name here.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "ADDRESS",
      description = "Such as sqlite:////srv/webui.db or postgresql://host/chat.")
  private String address = "";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile to read by; recognised unless told.")
  private @Nullable String profile;

  @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable or keyring entry with the password.")
  private @Nullable String passwordEnv;

  SourceAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      SourceConfig source =
          new SourceConfig(
              name,
              address,
              Optional.ofNullable(user),
              Optional.ofNullable(passwordEnv),
              null,
              null,
              null,
              Optional.ofNullable(profile));
      source.profile().ifPresent(wanted -> services.profiles().named(wanted));
      var _ =
          services
              .settingsService()
              .change(now -> with(now, source), services.settings().personName());
      String shown = DatabaseUrl.parse(address).shown();
      if (terminal.json()) {
        terminal.document(Map.of("added", name, "address", shown));
      } else {
        terminal.say("cli.source.added", name, shown);
      }
      return ExitCodes.DONE;
    }
  }

  /** Settings with one more source; a name that is taken is refused with the other settings. */
  private static Settings with(Settings now, SourceConfig source) {
    List<SourceConfig> sources = new ArrayList<>(now.sources());
    sources.add(source);
    return now.with("sources", sources);
  }
}
