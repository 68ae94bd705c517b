package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune key}: the collector's API keys. */
@Command(name = "key", description = "Creates, lists and revokes API keys of the collector.")
public final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new KeyCommand())
        .addSubcommand(new Create(terminal))
        .addSubcommand(new ListKeys(terminal))
        .addSubcommand(new Revoke(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  /**
   * A key as displayed, without its hash.
   *
   * @param scopes its permissions
   */
  record KeyDetails(
      long id, String name, List<String> scopes, String createdAt, Optional<String> revokedAt) {
    static KeyDetails of(ApiKey key) {
      return new KeyDetails(
          key.id(),
          key.name(),
          key.scopes().stream().sorted().map(s -> s.name().toLowerCase(Locale.ROOT)).toList(),
          key.createdAt().toString(),
          key.revokedAt().map(Object::toString));
    }
  }

  private static void show(Terminal terminal, ApiKeyRepository keys) {
    List<KeyDetails> all = keys.list().stream().map(KeyDetails::of).toList();
    if (terminal.json()) {
      terminal.document(Map.of("keys", all));
      return;
    }
    all.forEach(
        key ->
            terminal.printMessage(
                "cli.key.row",
                String.valueOf(key.id()),
                key.name(),
                String.join(",", key.scopes()),
                key.createdAt(),
                key.revokedAt().orElse("-")));
  }

  /** {@code retune key create}. */
  @Command(name = "create", description = "Creates a key and shows it once.")
  static final class Create implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--name", paramLabel = "NAME", description = "Display name.")
    private String name = "key";

    @Option(
        names = "--scopes",
        paramLabel = "S,S",
        description = "feedback, ingest, search, metrics (default: ${DEFAULT-VALUE}).")
    private String scopes = "feedback";

    Create(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        ApiKeyRepository.Created made = services.keys().create(name, ApiKeyScope.parse(scopes));
        if (terminal.json()) {
          terminal.document(Map.of("key", KeyDetails.of(made.key()), "secret", made.secret()));
        } else {
          terminal.printMessage("cli.key.created", made.key().name(), made.secret());
        }
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune key list}. */
  @Command(name = "list", description = "Lists all keys, including revoked ones.")
  static final class ListKeys implements Callable<Integer> {
    private final Terminal terminal;

    ListKeys(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        show(terminal, services.keys());
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune key revoke}. */
  @Command(name = "revoke", description = "Revokes a key permanently.")
  static final class Revoke implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As list shows it.")
    private long id;

    Revoke(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        services.keys().revoke(id);
        show(terminal, services.keys());
        return ExitCodes.DONE;
      }
    }
  }
}
