package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.ModelOffer;
import dev.retune.embedding.install.ModelSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune model search}. */
@Command(
    name = "search",
    description = "Searches the hub for embedding models that run here, most downloaded first.")
final class ModelSearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "WORDS", arity = "0..*", description = "Words of the name.")
  private List<String> words = List.of();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "A language that the model must know, such as ko.")
  private @Nullable String language;

  @Option(names = "--limit", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int limit = 10;

  ModelSearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var _ = OptionValues.between("--limit", limit, 1, OptionValues.MOST);
    try (CommandServices services = terminal.open()) {
      List<ModelOffer> offers =
          services
              .modelSearch()
              .find(
                  new ModelSearch.Query(
                      String.join(" ", words), Optional.ofNullable(language), limit),
                  terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("models", offers));
      } else if (offers.isEmpty()) {
        terminal.printMessage("cli.model.nothingFound");
      } else {
        offers.forEach(this::print);
      }
      return ExitCodes.DONE;
    }
  }

  private void print(ModelOffer offer) {
    Texts texts = terminal.texts();
    terminal.printMessage(
        offer.model().gated() ? "cli.model.offerGated" : "cli.model.offer",
        offer.model().repository(),
        offer.model().downloads(),
        ModelFormat.megabytes(offer.bytes()),
        offer.model().license().orElseGet(() -> ModelFormat.unknownLicense(texts)),
        ModelFormat.languages(texts, offer.model().languages()),
        offer.choice().path());
  }
}
