package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.model.ModelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune model list}. */
@Command(name = "list", description = "Lists the models on this machine.")
final class ModelListCommand implements Callable<Integer> {
  private final Terminal terminal;

  ModelListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A row of the list. */
  record Row(
      String id,
      Optional<String> repository,
      Optional<String> revision,
      boolean builtIn,
      boolean live,
      boolean chosen,
      int dimension,
      int maxTokens,
      long bytes,
      List<String> languages,
      Optional<String> license,
      String queryPrefix,
      String passagePrefix) {}

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      Optional<String> live = services.modelUsage().live();
      InstalledModels installed = services.installedModels();
      String chosen = services.settings().model();
      List<Row> rows =
          installed.list().stream()
              .map(
                  model ->
                      row(
                          model,
                          live.filter(model.spec().id()::equals).isPresent(),
                          installed.isSame(chosen, model.spec().id())))
              .toList();
      List<InstalledModels.Unfinished> unfinished = installed.unfinished();
      if (terminal.json()) {
        terminal.document(
            Map.of(
                "models",
                rows,
                "rerankers",
                services.models().rerankers().list(),
                "unfinished",
                unfinished));
        return ExitCodes.DONE;
      }
      rows.forEach(this::print);
      services
          .models()
          .rerankers()
          .list()
          .forEach(
              each -> terminal.printMessage("cli.model.rerankerRow", each.id(), each.maxTokens()));
      unfinished.forEach(
          each ->
              terminal.printMessage(
                  "cli.model.unfinished", each.id(), ModelFormat.megabytes(each.bytes())));
      return ExitCodes.DONE;
    }
  }

  private static Row row(InstalledModel model, boolean live, boolean chosen) {
    return new Row(
        model.spec().id(),
        model.record().map(ModelRecord::repository),
        model.record().map(ModelRecord::revision),
        model.isBuiltIn(),
        live,
        chosen,
        model.spec().dimension(),
        model.spec().maxTokens(),
        model.bytes(),
        model.languages(),
        model.license(),
        model.spec().queryPrefix(),
        model.spec().passagePrefix());
  }

  private void print(Row row) {
    Texts texts = terminal.texts();
    List<String> marks = new ArrayList<>();
    if (row.builtIn()) {
      marks.add(texts.get("cli.model.builtIn"));
    }
    if (row.live()) {
      marks.add(texts.get("cli.model.live"));
    }
    if (row.chosen()) {
      marks.add(texts.get("cli.model.chosen"));
    }
    terminal.printMessage(
        "cli.model.row",
        row.id(),
        row.dimension(),
        ModelFormat.megabytes(row.bytes()),
        ModelFormat.languages(texts, row.languages()),
        row.license().orElseGet(() -> ModelFormat.unknownLicense(texts)),
        marks.isEmpty() ? "" : "  [" + String.join(", ", marks) + "]");
  }
}
