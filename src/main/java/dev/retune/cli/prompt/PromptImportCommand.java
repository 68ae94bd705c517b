package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.remote.PromptPick;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.prompting.model.PromptVersion;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune prompt import}. */
@Command(name = "import", description = "Adds a version that Langfuse has.")
final class PromptImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "S",
      description = "Name of the source in the settings that is Langfuse.")
  private String source = "";

  @Option(
      names = "--label",
      paramLabel = "L",
      description = "Langfuse's label of the version (default: production).")
  private @Nullable String label;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Langfuse's number of the version, instead of a label.")
  private @Nullable Integer version;

  PromptImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PromptPick pick = pick();
    try (CommandServices services = terminal.open()) {
      SourceConfig found =
          services.settings().sources().stream()
              .filter(one -> one.name().equalsIgnoreCase(source))
              .findFirst()
              .orElseThrow(() -> new InvalidInputException("cli.prompt.noSource", source));
      PromptVersion added =
          services
              .prompts()
              .library()
              .importFrom(found, name, pick, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("version", added));
      } else {
        PromptFormat.print(terminal, added);
      }
      return ExitCodes.DONE;
    }
  }

  private PromptPick pick() {
    if (version == null) {
      return new PromptPick.Labelled(label == null ? PromptPick.PRODUCTION : label);
    }
    if (label != null) {
      throw new UsageException("cli.prompt.labelOrVersion");
    }
    return new PromptPick.Numbered(
        OptionValues.between("--version", version, 1, Integer.MAX_VALUE));
  }
}
