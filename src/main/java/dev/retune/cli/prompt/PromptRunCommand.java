package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.prompting.PromptServices;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.prompting.run.CaseSelection;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.prompting.run.PromptRunRequest;
import dev.retune.prompting.run.PromptRunSettings;
import dev.retune.prompting.run.RunForecastFigures;
import dev.retune.prompting.store.StoredRun;
import dev.retune.statistics.time.TimeWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune prompt run}. */
@Command(
    name = "run",
    description =
        "Lets a language model propose revisions for what users disliked, and tries one of them"
            + " on held-out votes.")
final class PromptRunCommand implements Callable<Integer> {
  private static final long SEED = 20_261_128L;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of the prompt.")
  private @Nullable String name;

  @Option(
      names = "--continue",
      paramLabel = "ID",
      description = "Goes on with a run that was stopped; what was paid for is not asked again.")
  private @Nullable Long resumed;

  @Option(
      names = "--votes",
      paramLabel = "ID,ID",
      split = ",",
      description = "The dislikes to learn from; those about tone, length and clarity by default.")
  private List<Long> votes = List.of();

  @Option(
      names = "--window",
      paramLabel = "W",
      description = "Votes of a number of days, such as 90d, or all (default: ${DEFAULT-VALUE}).")
  private String window = "all";

  @Option(
      names = "--proposal",
      paramLabel = "V",
      description = "Tries an existing version instead of asking for proposals.")
  private @Nullable String proposal;

  @Option(
      names = "--proposals",
      paramLabel = "N",
      description = "How many proposals are asked for, 1 to 5 (default: ${DEFAULT-VALUE}).")
  private int proposals = 3;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Model for proposals and answers; that of the settings by default.")
  private @Nullable String model;

  @Option(
      names = "--judge",
      paramLabel = "M",
      description = "Model that compares answers; that of the settings by default.")
  private @Nullable String judge;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of samples and orders.")
  private long seed = SEED;

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "Stops before more tokens are used; that of the settings by default.")
  private @Nullable Long tokens;

  @Option(
      names = "--budget-money",
      paramLabel = "X",
      description = "Stops before more money is spent; that of the settings by default.")
  private @Nullable Double money;

  @Option(names = "--dry-run", description = "Only says what would be read and what it may cost.")
  private boolean dryRun;

  PromptRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if ((name == null) == (resumed == null)) {
      throw new MisuseException(spec, "cli.usage.promptOrRun");
    }
    var _ = OptionValues.between("--proposals", proposals, 1, 5);
    if ((tokens != null && tokens < 1) || (money != null && !(money > 0))) {
      throw new UsageException("cli.prompt.budget");
    }
    TimeWindow wanted = OptionValues.window(window);
    try (CommandServices services = terminal.open()) {
      PromptServices prompts = services.prompts();
      if (resumed != null) {
        prompts.runner().requireOpen(resumed);
        return advance(prompts, resumed);
      }
      PromptRunRequest request = request(services, String.valueOf(name), wanted);
      RunForecastFigures forecast = prompts.runner().forecast(request, terminal.monitor());
      print(forecast);
      if (forecast.missingLiked() > 0) {
        terminal.printError(
            terminal
                .texts()
                .get(
                    "cli.prompt.tooFewLiked",
                    forecast.liked(),
                    forecast.likedNeeded(),
                    forecast.missingLiked()));
      }
      if (dryRun) {
        return ExitCodes.DONE;
      }
      // an endpoint that cannot be used is told before anything is stored
      prompts.endpoint().get().close();
      StoredRun run = prompts.runner().start(request, terminal.monitor());
      return advance(prompts, run.id());
    }
  }

  private PromptRunRequest request(CommandServices services, String prompt, TimeWindow wanted) {
    PromptServices prompts = services.prompts();
    String answering =
        Optional.ofNullable(model)
            .or(prompts.settings()::model)
            .orElseThrow(() -> new InvalidInputException("cli.prompt.noModel"));
    Instant from = services.stats().from(wanted, services.clock().instant()).orElse(Instant.EPOCH);
    return new PromptRunRequest(
        prompt,
        new CaseSelection(from, votes),
        Optional.ofNullable(proposal)
            .map(version -> PromptFormat.find(prompts.library(), prompt, version)),
        new PromptRunSettings(
            seed,
            proposals,
            answering,
            Optional.ofNullable(judge).or(prompts.settings()::judgeModel).orElse(answering)),
        prompts.settings().cases(),
        services.settings().personName());
  }

  private SpendingBudget budget(PromptServices prompts) {
    SpendingBudget usual = prompts.budget();
    return new SpendingBudget(
        Optional.ofNullable(tokens).or(usual::tokens), Optional.ofNullable(money).or(usual::money));
  }

  private void print(RunForecastFigures forecast) {
    if (terminal.json()) {
      if (dryRun) {
        terminal.document(Map.of("forecast", forecast));
      }
      return;
    }
    terminal.printMessage(
        "cli.prompt.forecast",
        forecast.reflected(),
        forecast.disliked(),
        forecast.liked(),
        forecast.calls(),
        new SpentCost(forecast.usage(), forecast.money()).text(terminal.texts()));
  }

  private int advance(PromptServices prompts, long id) {
    boolean stopped = true;
    try (ChatEndpoint endpoint = prompts.endpoint().get()) {
      var _ = prompts.runner().advance(id, endpoint, budget(prompts), terminal.monitor());
      stopped = false;
    } finally {
      if (stopped && !terminal.json()) {
        terminal.printMessage("cli.prompt.runId", id);
      }
    }
    PromptRunReport report = prompts.reviews().report(id);
    if (terminal.json()) {
      terminal.document(Map.of("run", report));
    } else {
      PromptFormat.print(terminal, report);
    }
    return PromptFormat.exitCode(report);
  }
}
