package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.PromptLibrary.Addition;
import dev.retune.prompting.exchange.PromptDocument;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune prompt add}. */
@Command(
    name = "add",
    description = "Adds a version from a file: its text, or JSON with text, model and parameters.")
final class PromptAddCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Text or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Model that answers; that of the settings by default.")
  private @Nullable String model;

  @Option(
      names = "--parameters",
      paramLabel = "JSON",
      description = "Fields of each request, such as {\"temperature\": 0.2}.")
  private @Nullable String parameters;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description =
          "What the product logs as prompt version with its answers (default: NAME@NUMBER).")
  private @Nullable String label;

  PromptAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptDocument read = PromptLibrary.read(file);
      PromptDocument document =
          new PromptDocument(
              read.text(),
              model == null ? read.model() : model,
              parameters == null ? read.parameters() : parameters);
      PromptLibrary library = services.prompts().library();
      Addition addition =
          new Addition(name, document, PromptOrigin.FILE, services.settings().personName());
      Optional<PromptVersion> newest =
          library.newestAlike(addition).filter(same -> label == null || label.equals(same.label()));
      PromptVersion version =
          newest.orElseGet(
              () -> label == null ? library.add(addition) : library.add(addition, label));
      PromptFormat.warnings(library, version, terminal.texts()).forEach(terminal::printError);
      if (terminal.json()) {
        terminal.document(Map.of("version", version, "added", newest.isEmpty()));
        return ExitCodes.DONE;
      }
      if (newest.isPresent()) {
        terminal.printMessage("cli.prompt.sameAsNewest", version.shown());
      }
      PromptFormat.print(terminal, version);
      return ExitCodes.DONE;
    }
  }
}
