package dev.retune.cli;

import dev.retune.export.Exporter;
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
        "Writes feedback, decisions or the golden set to a file, with a manifest beside it.")
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--what", required = true, description = "feedback, decisions or golden")
  private Exporter.What what = Exporter.What.FEEDBACK;

  @Option(
      names = "--format",
      description =
          "csv, jsonl, or spreadsheet: csv that a spreadsheet opens safely (default:"
              + " ${DEFAULT-VALUE}).")
  private Exporter.Format format = Exporter.Format.JSONL;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to (default: retune-WHAT.FORMAT here).")
  private @Nullable Path output;

  @Option(names = "--force", description = "Replaces a file that is there.")
  private boolean force;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String name = "retune-" + what.name() + "." + format.extension();
    Path file = output != null ? output : Path.of(name.toLowerCase(Locale.ROOT));
    try (Services services = terminal.open()) {
      Exporter.Manifest manifest =
          services.exporter().export(what, format, file, force, terminal.monitor());
      if (terminal.json()) {
        terminal.document(manifest);
      } else {
        terminal.say("cli.export.done", manifest.rows(), manifest.file());
      }
      return Cli.DONE;
    }
  }
}
