package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.run.PublishService;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune publish change}. */
@Command(
    name = "change",
    description =
        "Changes a target; what is not named stays as it is. One that moves to another address or"
            + " name counts as one that nothing was published into, and what it held stays there.")
final class PublishChangeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "The target.")
  private String name = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Its new name here.")
  private @Nullable String newName;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "The kind of its store, as in retune publish add.")
  private @Nullable String kind;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "The address of its server, or its folder.")
  private @Nullable String address;

  @Option(names = "--as", paramLabel = "PLACE", description = "What chat products read there.")
  private @Nullable String place;

  @Option(names = "--user", paramLabel = "NAME", description = "Who connects; \"\" for nobody.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description =
          "The environment variable or keyring entry with the password or key; \"\" for none.")
  private @Nullable String passwordEnv;

  @ArgGroup private @Nullable When when;

  /** When it is published into. */
  private static final class When {
    @Option(names = "--manual", description = "Published by retune publish run only.")
    private boolean manual;

    @Option(
        names = "--automatic",
        description = "Published after each promotion and rollback, too.")
    private boolean automatic;
  }

  PublishChangeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (isEmpty()) {
      throw new UsageException("cli.publish.nothingToChange");
    }
    try (CommandServices services = terminal.open()) {
      PublishService service = services.loop().publishing().service();
      TargetConfig target = changed(service.named(name));
      service.change(name, target, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("changed", service.named(target.name())));
      } else {
        terminal.printMessage("cli.publish.changed", target.name().strip());
      }
      return ExitCodes.DONE;
    }
  }

  private boolean isEmpty() {
    return newName == null
        && kind == null
        && address == null
        && place == null
        && user == null
        && passwordEnv == null
        && when == null;
  }

  private TargetConfig changed(TargetConfig old) {
    TargetKind known = kind == null ? old.kind() : PublishCommand.kind(kind);
    return new TargetConfig(
        old.id(),
        newName == null ? old.name() : newName,
        known,
        address == null ? old.address() : address,
        place == null ? old.place() : place,
        user == null ? old.user().filter(_ -> known.takesUser()) : PublishCommand.some(user),
        passwordEnv == null
            ? old.passwordEnv().filter(_ -> known.takesSecret())
            : PublishCommand.some(passwordEnv),
        when == null ? old.automatic() : when.automatic && !when.manual);
  }
}
