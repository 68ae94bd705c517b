package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune publish add}. */
@Command(name = "add", description = "Adds a store that the live index is published into.")
final class PublishAddCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name here.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      description =
          "pgvector, files, arrow, chroma, qdrant, opensearch, elasticsearch, weaviate or"
              + " milvus.")
  private String kind = "";

  @Parameters(
      index = "2",
      paramLabel = "ADDRESS",
      description =
          "A folder for files; otherwise a server: postgresql://db.example/chat (pgvector),"
              + " http://localhost:8000 (chroma), http://localhost:6333 (qdrant),"
              + " https://search.example:9200 (opensearch, elasticsearch), http://localhost:8080"
              + " (weaviate), http://localhost:19530 (milvus).")
  private String address = "";

  @Option(
      names = "--as",
      paramLabel = "PLACE",
      description =
          "What chat products read there: the name of a view, alias, collection or file (default:"
              + " ${DEFAULT-VALUE}).")
  private String place = "retune";

  @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable or keyring entry with the password or key.")
  private @Nullable String passwordEnv;

  @Option(
      names = "--manual",
      description =
          "Published by retune publish run only, not after each promotion and rollback as usual.")
  private boolean manual;

  PublishAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TargetKind known = PublishCommand.kind(kind);
    TargetConfig target =
        new TargetConfig(
            0,
            name,
            known,
            address,
            place,
            PublishCommand.some(user),
            PublishCommand.some(passwordEnv),
            !manual);
    try (CommandServices services = terminal.open()) {
      services.loop().publishing().service().add(target, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("added", target.checked()));
      } else {
        terminal.printMessage("cli.publish.added", name.strip(), known.shown(), target.place());
      }
      return ExitCodes.DONE;
    }
  }
}
