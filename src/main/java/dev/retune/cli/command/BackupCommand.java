package dev.retune.cli.command;

import dev.retune.backup.BackupService;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.OwnerOnlyFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune backup}. */
@Command(
    name = "backup",
    description =
        "Backs up all data, settings, models and index versions to one file while others keep working.")
public final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "The file, or a folder for a file named after the current time.")
  private String file = "";

  @Option(names = "--force", description = "Overwrites an existing file.")
  private boolean force;

  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path place = Path.of(file);
    if (file.endsWith("/") || file.endsWith(File.separator)) {
      folder(place);
    }
    try (CommandServices services = terminal.open()) {
      BackupService.Made made =
          services
              .backup()
              .write(
                  place.toAbsolutePath().normalize(),
                  services.settings().personName(),
                  force,
                  terminal.monitor());
      if (terminal.json()) {
        terminal.document(made);
      } else {
        terminal.printMessage(
            "cli.backup.done",
            made.file().toString(),
            made.manifest().allRows(),
            made.bytes() / 1_000_000.0,
            made.manifest().at());
      }
      return ExitCodes.DONE;
    }
  }

  private static void folder(Path place) {
    try {
      OwnerOnlyFiles.folder(place);
    } catch (IOException e) {
      throw new UnavailableException(e, "bootstrap.homeUnusable", place.toString());
    }
  }
}
