package dev.retune.cli;

import dev.retune.index.GoldenImport;
import dev.retune.index.GoldenSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune golden}: the questions whose right document is known. */
@Command(
    name = "golden",
    description =
        "Shows the golden set, or imports questions with known documents into it"
            + " (retune export --what golden writes it).")
final class GoldenCommand implements Callable<Integer> {
  private final Terminal terminal;

  private GoldenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new GoldenCommand(terminal)).addSubcommand(new Import(terminal));
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      GoldenSummary summary = services.goldenSummary();
      if (terminal.json()) {
        terminal.document(summary);
      } else {
        terminal.say(
            "cli.golden.size",
            summary.questions(),
            summary.documents(),
            summary.tuning(),
            summary.gate(),
            summary.nearDuplicates());
        terminal.say(
            "cli.golden.origins",
            summary.likes(),
            summary.decisions(),
            summary.imported(),
            summary.disputed());
      }
      return Cli.DONE;
    }
  }

  /** {@code retune golden import}. */
  @Command(
      name = "import",
      description =
          "Reads JSONL of {\"question\", \"document_id\"}; the id is the source's, or a list of"
              + " them. A second time changes nothing.")
  static final class Import implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "As retune export --what golden writes it.")
    private Path file = Path.of("");

    @Option(
        names = "--split",
        paramLabel = "NAME",
        description = "Takes only the lines whose \"split\" is this.")
    private @Nullable String split;

    Import(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (Services services = terminal.open()) {
        GoldenImport.Result result =
            services
                .goldenImport()
                .read(
                    file, Optional.ofNullable(split), System.getProperty("user.name", "terminal"));
        if (terminal.json()) {
          terminal.document(result);
        } else {
          terminal.say(
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
                    terminal.tell(
                        terminal.texts().get("cli.golden.unknown", u.documentId(), u.question())));
        return Cli.DONE;
      }
    }
  }
}
