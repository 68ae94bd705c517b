package dev.retune.cli.source;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune source list}. */
@Command(
    name = "list",
    description = "Lists the configured sources and the profiles of chat products.")
final class SourceListCommand implements Callable<Integer> {
  /**
   * A configured source, without its password.
   *
   * @param readBy {@code profile}, {@code mapping} or {@code recognition}
   * @param writeBack whether decisions are written to it
   */
  record Configured(
      String name, String address, String readBy, Optional<String> profile, boolean writeBack) {
    static Configured of(SourceConfig source) {
      String readBy = source.mapping().namesTables() ? "mapping" : "recognition";
      return new Configured(
          source.name(),
          shown(source.url()),
          source.profile().isPresent() ? "profile" : readBy,
          source.profile(),
          source.writeBack());
    }
  }

  /**
   * A profile.
   *
   * @param file the user's file; empty for a built-in profile
   * @param replaces whether it replaces a built-in one
   */
  record Known(String name, String title, Optional<String> file, boolean replaces) {
    static Known of(ProfileCatalog.Entry entry) {
      return new Known(
          entry.profile().name(),
          entry.profile().title(),
          entry.file().map(Path::toString),
          entry.replaces());
    }
  }

  /** An address without its password. */
  static String shown(String address) {
    return RemoteAddress.is(address)
        ? RemoteAddress.parse(address).base().toString()
        : DatabaseUrl.parse(address).shown();
  }

  private final Terminal terminal;

  SourceListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      List<Configured> sources =
          services.settings().sources().stream().map(Configured::of).toList();
      List<Known> profiles = services.profiles().all().stream().map(Known::of).toList();
      boolean broken = BrokenProfiles.print(terminal, services.profiles());
      int code = broken ? ExitCodes.FAILED : ExitCodes.DONE;
      if (terminal.json()) {
        terminal.document(Map.of("sources", sources, "profiles", profiles));
        return code;
      }
      if (sources.isEmpty()) {
        terminal.printMessage("cli.sync.noSources");
      }
      sources.forEach(this::print);
      profiles.forEach(this::print);
      return code;
    }
  }

  private void print(Configured source) {
    terminal.printMessage(
        "cli.source.row",
        source.name(),
        source.address(),
        terminal.texts().get("cli.source.by." + source.readBy(), source.profile().orElse("")));
    if (source.writeBack()) {
      terminal.printMessage("cli.source.writeBack");
    }
  }

  private void print(Known profile) {
    String origin =
        profile.file().isEmpty()
            ? terminal.texts().get("cli.source.builtIn")
            : terminal
                .texts()
                .get(
                    profile.replaces() ? "cli.source.ownReplaces" : "cli.source.own",
                    profile.file().get());
    terminal.printMessage("cli.source.profile", profile.name(), profile.title(), origin);
  }
}
