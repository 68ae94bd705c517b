package dev.retune.cli.source;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.SourceExplanationFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.explanation.SourceExplainer;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retune source check}. */
@Command(
    name = "check",
    description = "Explains what a source or files would give, and why; stores nothing.")
final class SourceCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "A configured source, the address of a database, or files.")
  private List<String> targets = new ArrayList<>();

  @Mixin private FileOptions reading = new FileOptions();

  SourceCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      List<SourceExplanation> explained = explained(services);
      if (terminal.json()) {
        terminal.document(Map.of("sources", explained));
      } else {
        SourceExplanationFormatter formatter =
            new SourceExplanationFormatter(terminal, services.settings().zoneId());
        explained.forEach(formatter::print);
      }
      return explained.stream().anyMatch(SourceExplanation::failed)
          ? ExitCodes.FAILED
          : ExitCodes.DONE;
    }
  }

  private List<SourceExplanation> explained(CommandServices services) {
    SourceExplainer explainer = services.sourceExplainer();
    List<SourceExplanation> explained = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String target : targets) {
      Optional<SourceConfig> source = database(target, services.settings());
      if (source.isPresent()) {
        explained.add(explainer.explain(source.get(), terminal.monitor()));
      } else {
        files.add(Path.of(target));
      }
    }
    if (!files.isEmpty()) {
      explained.addAll(
          explainer.explain(files, reading.of(services.settings()), terminal.monitor()));
    }
    return explained;
  }

  /** The configured source or the address; empty for a file. */
  private Optional<SourceConfig> database(String target, Settings settings) {
    Optional<SourceConfig> found =
        target.contains("://")
            ? Optional.of(SourceConfig.of(SourceListCommand.shown(target), target))
            : settings.sources().stream()
                .filter(s -> s.name().equalsIgnoreCase(target) && !Files.exists(Path.of(target)))
                .findFirst();
    return found.map(reading::with);
  }
}
