package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune golden}: the golden set, which is questions with known documents. */
@Command(
    name = "golden",
    description =
        "Shows the golden set, or imports questions with known documents into it"
            + " (retune export --what golden writes it).")
public final class GoldenCommand implements Callable<Integer> {
  private final Terminal terminal;

  private GoldenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new GoldenCommand(terminal)).addSubcommand(new Import(terminal));
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      GoldenSetSummary summary = services.goldenSummary();
      if (terminal.json()) {
        terminal.document(summary);
      } else {
        terminal.printMessage(
            "cli.golden.size",
            summary.questions(),
            summary.documents(),
            summary.tuning(),
            summary.gate(),
            summary.nearDuplicates());
        terminal.printMessage(
            "cli.golden.origins",
            summary.likes(),
            summary.decisions(),
            summary.imported(),
            summary.disputed());
        if (summary.severalDocuments() > 0) {
          terminal.printMessage("cli.golden.severalDocuments", summary.severalDocuments());
        }
      }
      return ExitCodes.DONE;
    }
  }

  /** {@code retune golden import}. */
  @Command(
      name = "import",
      description =
          "Reads JSONL of {\"question\", \"document_id\"}; the id is the source's, or a list of"
              + " them. Importing again has no effect.")
  static final class Import implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "As retune export --what golden writes it.")
    private Path file = Path.of("");

    @Option(
        names = "--split",
        paramLabel = "NAME",
        description = "Uses only lines with this value of \"split\".")
    private @Nullable String split;

    Import(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        String who = services.settings().personName();
        GoldenSetImporter.Result result =
            split == null
                ? services.goldenImport().read(file, who)
                : services.goldenImport().read(file, split, who);
        if (terminal.json()) {
          terminal.document(result);
        } else {
          terminal.printMessage(
              "cli.golden.imported",
              result.read(),
              result.stored(),
              result.unchanged(),
              result.unknown().size());
        }
        result.unknown().stream()
            .limit(SHOWN)
            .forEach(
                u ->
                    terminal.printError(
                        terminal.texts().get("cli.golden.unknown", u.documentId(), u.question())));
        return ExitCodes.DONE;
      }
    }
  }
}
