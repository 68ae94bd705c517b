package dev.retune.cli;

import dev.retune.collect.ApiKey;
import dev.retune.collect.ApiKeys;
import dev.retune.collect.Scope;
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
@Command(name = "key", description = "Makes, lists and revokes API keys of the collector.")
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new KeyCommand())
        .addSubcommand(new Create(terminal))
        .addSubcommand(new ListKeys(terminal))
        .addSubcommand(new Revoke(terminal));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name create, list or revoke.");
  }

  /**
   * A key as it is shown; its hash stays inside.
   *
   * @param scopes what it may be used for
   */
  record Shown(
      long id, String name, List<String> scopes, String createdAt, Optional<String> revokedAt) {
    static Shown of(ApiKey key) {
      return new Shown(
          key.id(),
          key.name(),
          key.scopes().stream().sorted().map(s -> s.name().toLowerCase(Locale.ROOT)).toList(),
          key.createdAt().toString(),
          key.revokedAt().map(Object::toString));
    }
  }

  private static void show(Terminal terminal, ApiKeys keys) {
    List<Shown> all = keys.list().stream().map(Shown::of).toList();
    if (terminal.json()) {
      terminal.document(Map.of("keys", all));
      return;
    }
    all.forEach(
        key ->
            terminal.say(
                "cli.key.row",
                String.valueOf(key.id()),
                key.name(),
                String.join(",", key.scopes()),
                key.createdAt(),
                key.revokedAt().orElse("-")));
  }

  /** {@code retune key create}. */
  @Command(name = "create", description = "Makes a key and shows it once.")
  static final class Create implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
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
      try (Services services = terminal.open()) {
        ApiKeys.Created made = services.keys().create(name, Scope.parse(scopes));
        if (terminal.json()) {
          terminal.document(Map.of("key", Shown.of(made.key()), "secret", made.secret()));
        } else {
          terminal.say("cli.key.created", made.key().name(), made.secret());
        }
        return Cli.DONE;
      }
    }
  }

  /** {@code retune key list}. */
  @Command(name = "list", description = "All keys, the revoked ones too.")
  static final class ListKeys implements Callable<Integer> {
    private final Terminal terminal;

    ListKeys(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (Services services = terminal.open()) {
        show(terminal, services.keys());
        return Cli.DONE;
      }
    }
  }

  /** {@code retune key revoke}. */
  @Command(name = "revoke", description = "Ends a key; it cannot be made good again.")
  static final class Revoke implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As list shows it.")
    private long id;

    Revoke(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (Services services = terminal.open()) {
        services.keys().revoke(id);
        show(terminal, services.keys());
        return Cli.DONE;
      }
    }
  }
}
