package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.retraining.modelbench.BenchSelection;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.retraining.modelbench.ModelConfiguration;
import dev.retune.retraining.modelbench.ModelFigures;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune model bench}. */
@Command(
    name = "bench",
    description =
        "Compares installed models and rerankers on your own golden questions and documents, and"
            + " recommends one.")
final class ModelBenchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..*",
      description =
          "Ids or names at the hub of models and rerankers (default: all that are installed).")
  private List<String> names = List.of();

  ModelBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      String current = services.modelUsage().live().orElse(services.settings().model());
      BenchSelection selection =
          BenchSelection.of(services.installedModels(), services.modelUsage(), names, current);
      ModelComparison found =
          services.modelBenchmark().compare(selection, current, terminal.monitor());
      if (terminal.json()) {
        terminal.document(found);
      } else {
        print(found);
      }
      return ExitCodes.DONE;
    }
  }

  private void print(ModelComparison found) {
    terminal.printMessage("cli.model.bench", found.questions(), found.documents());
    int widest =
        found.models().stream()
            .mapToInt(each -> each.configuration().name().length())
            .max()
            .orElse(0);
    for (ModelFigures each : found.models()) {
      String name = each.configuration().name();
      String memory =
          each.memoryBytes().isPresent()
              ? ModelFormat.megabytes(each.memoryBytes().getAsLong())
              : terminal.texts().get("cli.model.benchUnknown");
      terminal.printMessage(
          "cli.model.benchRow",
          name + " ".repeat(widest - name.length()),
          each.ndcgAt10(),
          each.interval().low(),
          each.interval().high(),
          each.denseNdcgAt10(),
          each.passagesPerSecond(),
          each.query().median(),
          each.query().p95(),
          memory,
          ModelFormat.megabytes(each.diskBytes()),
          each.live() ? "  [" + terminal.texts().get("cli.model.live") + "]" : "");
      each.languages()
          .forEach(
              figure ->
                  terminal.printMessage(
                      "cli.evaluate.language",
                      LanguageChange.name(terminal.texts(), figure.questions(), figure.documents()),
                      figure.queries(),
                      figure.ndcgAt10()));
    }
    terminal.line(found.why());
    found
        .recommended()
        .filter(
            best ->
                found.models().stream()
                    .noneMatch(each -> each.live() && each.configuration().equals(best)))
        .ifPresent(this::printNext);
  }

  private void printNext(ModelConfiguration best) {
    if (best.reranker().isPresent()) {
      terminal.printMessage(
          "cli.model.benchNextReranked", best.model(), best.reranker().orElseThrow());
    } else {
      terminal.printMessage("cli.model.benchNext", best.model());
    }
  }
}
