package dev.retune.cli.command;

import dev.retune.cli.publish.PublishFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.publishing.model.PublishOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune index}: the versions of the index. */
@Command(
    name = "index",
    description = "Lists index versions, promotes one, or rolls back to the previous one.")
public final class IndexCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new IndexCommand())
        .addSubcommand(new ListVersions(terminal))
        .addSubcommand(new Promote(terminal))
        .addSubcommand(new Rollback(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  /** Publishes the change, and shows what is live now. */
  private static int published(Terminal terminal, CommandServices services) {
    List<PublishOutcome> outcomes = services.loop().publishPending(terminal.monitor());
    show(terminal, services, outcomes);
    return PublishFormatter.exitCode(outcomes);
  }

  private static void show(
      Terminal terminal, CommandServices services, List<PublishOutcome> published) {
    List<IndexVersion> versions = services.versions().list();
    if (terminal.json()) {
      terminal.document(Map.of("versions", versions, "published", published));
      return;
    }
    show(terminal, versions);
    PublishFormatter.print(terminal, published);
  }

  private static void show(Terminal terminal, List<IndexVersion> versions) {
    if (terminal.json()) {
      terminal.document(Map.of("versions", versions));
    } else if (versions.isEmpty()) {
      terminal.printMessage("cli.index.none");
    } else {
      versions.forEach(
          version ->
              terminal.printMessage(
                  "cli.index.version",
                  version.label(),
                  terminal.texts().get("ui.version." + version.state()),
                  version.documents(),
                  version.chunks(),
                  version.spec().modelId(),
                  unit(version.spec()),
                  Math.max(version.spec().chunkTokens(), version.spec().chunkCharacters()),
                  version.createdAt()));
    }
  }

  /** The unit of passage length, for the message's choice: not cut, tokens, characters. */
  private static int unit(IndexSpec spec) {
    if (spec.isWhole()) {
      return 0;
    }
    return spec.chunkTokens() > 0 ? 1 : 2;
  }

  /** {@code retune index list}. */
  @Command(name = "list", description = "All versions, newest first.")
  static final class ListVersions implements Callable<Integer> {
    private final Terminal terminal;

    ListVersions(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        show(terminal, services.versions().list());
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune index promote}. */
  @Command(
      name = "promote",
      description = "Makes a version live, also one that has not passed a comparison.")
  static final class Promote implements Callable<Integer> {
    private static final Set<State> UNPROVEN = Set.of(State.REJECTED, State.CANDIDATE);

    private final Terminal terminal;

    @Parameters(paramLabel = "V", description = "Such as v3 or 3.")
    private String version = "";

    Promote(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        Optional<State> before =
            services.versions().list().stream()
                .filter(one -> one.id() == IndexVersion.id(version))
                .map(IndexVersion::state)
                .findFirst();
        services.loop().promote(version, services.settings().personName());
        if (before.filter(UNPROVEN::contains).isPresent()) {
          terminal.printError(
              terminal
                  .texts()
                  .get(
                      "cli.index.unproven",
                      version,
                      before.filter(State.REJECTED::equals).isPresent() ? 1 : 0));
        }
        return published(terminal, services);
      }
    }
  }

  /** {@code retune index rollback}. */
  @Command(name = "rollback", description = "Makes the previous version live again.")
  static final class Rollback implements Callable<Integer> {
    private final Terminal terminal;

    Rollback(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        services.loop().rollback(services.settings().personName());
        return published(terminal, services);
      }
    }
  }
}
