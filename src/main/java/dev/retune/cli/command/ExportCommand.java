package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.export.ExportContent;
import dev.retune.export.ExportFormat;
import dev.retune.export.ExportManifest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune export}. */
@Command(
    name = "export",
    description =
        "Writes feedback, decisions, the golden set, or changes for the product's knowledge base to a"
            + " file, with a manifest beside it.")
public final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--what",
      required = true,
      description = "feedback, decisions, golden or knowledge-changes")
  private ExportContent what = ExportContent.FEEDBACK;

  @Option(
      names = "--format",
      description =
          "csv, jsonl, or spreadsheet: csv that a spreadsheet opens safely (default:"
              + " ${DEFAULT-VALUE}).")
  private ExportFormat format = ExportFormat.JSONL;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The output file (default: retune-WHAT.FORMAT in the current folder).")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrites an existing file.")
  private boolean force;

  public ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String name = "retune-" + what + "." + format.extension();
    Path file = output != null ? output : Path.of(name.toLowerCase(Locale.ROOT));
    try (CommandServices services = terminal.open()) {
      ExportManifest manifest =
          services.exporter().export(what, format, file, force, terminal.monitor());
      if (terminal.json()) {
        terminal.document(manifest);
      } else {
        terminal.printMessage("cli.export.done", manifest.rows(), manifest.file());
        if (manifest.waiting() > 0) {
          terminal.printMessage("cli.export.waiting", manifest.waiting());
        }
      }
      return ExitCodes.DONE;
    }
  }
}
