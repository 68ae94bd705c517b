package dev.retune.cli.command;

import dev.retune.backup.RestoreService;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune restore}. */
@Command(
    name = "restore",
    description = "Restores a backup into an empty home. Stop the console and serve first.")
public final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A file written by retune backup.")
  private @Nullable Path file;

  @Option(
      names = "--force",
      description = "Restores over existing data, which is kept beside the new.")
  private boolean force;

  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path backup = file == null ? Path.of("") : file;
    try (CommandServices services = terminal.open()) {
      RestoreService.Done done =
          services.restore().run(backup.toAbsolutePath().normalize(), force, terminal.monitor());
      if (terminal.json()) {
        terminal.document(done);
      } else {
        terminal.printMessage(
            "cli.restore.done", done.manifest().at(), done.manifest().allRows(), done.database());
        done.aside()
            .ifPresent(folder -> terminal.printMessage("cli.restore.aside", folder.toString()));
        done.schemaAside().ifPresent(schema -> terminal.printMessage("cli.restore.schema", schema));
      }
      return ExitCodes.DONE;
    }
  }
}
