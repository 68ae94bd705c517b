package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.prompting.run.PromptReviewService;
import dev.retune.prompting.run.PromptRunReport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune prompt decide}. */
@Command(
    name = "decide",
    description = "Shows the next two answers to compare, or says which of two is better.")
final class PromptDecideCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID", description = "The run.")
  private long id;

  @Option(names = "--case", paramLabel = "N", description = "The case that is decided.")
  private @Nullable Integer caseNumber;

  @Option(
      names = "--better",
      paramLabel = "1|2|0",
      description = "The better answer; 0 when neither is.")
  private @Nullable Integer better;

  PromptDecideCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptReviewService reviews = services.prompts().reviews();
      if ((caseNumber == null) != (better == null)) {
        throw new MisuseException(spec, "cli.usage.caseAndBetter");
      }
      if (caseNumber != null && better != null) {
        return show(reviews.decide(id, caseNumber, better, services.settings().personName()));
      }
      Optional<AnswerPair> next = reviews.next(id);
      return next.isEmpty() ? show(reviews.report(id)) : next(next.get());
    }
  }

  private int show(PromptRunReport run) {
    if (terminal.json()) {
      terminal.document(Map.of("run", run));
    } else {
      PromptFormat.print(terminal, run);
    }
    return PromptFormat.exitCode(run);
  }

  private int next(AnswerPair found) {
    if (terminal.json()) {
      terminal.document(Map.of("pair", found));
      return ExitCodes.DONE;
    }
    terminal.printMessage("cli.prompt.pair", found.caseNumber(), found.question());
    if (!found.reference().isEmpty()) {
      terminal.printMessage("cli.prompt.reference", found.reference());
    }
    terminal.line("1) " + found.first());
    terminal.line("2) " + found.second());
    terminal.printMessage("cli.prompt.decideHow", id, found.caseNumber());
    return ExitCodes.DONE;
  }
}
