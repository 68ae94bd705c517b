package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.retraining.modelbench.ModelBenchmark.Subject;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.retraining.modelbench.ModelFigures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune model bench}. */
@Command(
    name = "bench",
    description =
        "Compares installed models on your own golden questions and documents, and recommends one.")
final class ModelBenchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..*",
      description = "Ids or names at the hub (default: all installed models).")
  private List<String> names = List.of();

  ModelBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      Optional<String> live = services.modelUsage().live();
      List<String> wanted = names.stream().map(name -> services.models().find(name).id()).toList();
      List<Subject> subjects =
          services.installedModels().list().stream()
              .filter(model -> wanted.isEmpty() || wanted.contains(model.spec().id()))
              .map(model -> subject(model, live.filter(model.spec().id()::equals).isPresent()))
              .toList();
      ModelComparison found =
          services
              .modelBenchmark()
              .compare(subjects, live.orElse(services.settings().model()), terminal.monitor());
      if (terminal.json()) {
        terminal.document(found);
      } else {
        print(found);
      }
      return ExitCodes.DONE;
    }
  }

  private static Subject subject(InstalledModel model, boolean live) {
    return new Subject(model.spec(), model.bytes(), live);
  }

  private void print(ModelComparison found) {
    terminal.printMessage("cli.model.bench", found.questions(), found.documents());
    int widest = found.models().stream().mapToInt(each -> each.model().length()).max().orElse(0);
    for (ModelFigures each : found.models()) {
      String memory =
          each.memoryBytes().isPresent()
              ? ModelFormat.megabytes(each.memoryBytes().getAsLong())
              : terminal.texts().get("cli.model.benchUnknown");
      terminal.printMessage(
          "cli.model.benchRow",
          each.model() + " ".repeat(widest - each.model().length()),
          each.ndcgAt10(),
          each.interval().low(),
          each.interval().high(),
          each.denseNdcgAt10(),
          each.passagesPerSecond(),
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
            id -> found.models().stream().noneMatch(each -> each.live() && each.model().equals(id)))
        .ifPresent(id -> terminal.printMessage("cli.model.benchNext", id));
  }
}
