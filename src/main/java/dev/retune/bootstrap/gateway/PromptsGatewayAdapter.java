package dev.retune.bootstrap.gateway;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.PromptLibrary.Addition;
import dev.retune.prompting.PromptServices;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.model.PromptingSettings;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.prompting.run.CaseSelection;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.prompting.run.PromptRunRequest;
import dev.retune.prompting.run.PromptRunSettings;
import dev.retune.prompting.run.RunForecastFigures;
import dev.retune.ui.prompting.PromptImport;
import dev.retune.ui.prompting.PromptsGateway;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Connects the screen of prompts to the services.
 *
 * @param services those for the settings in effect now
 * @param sources those of the settings in effect now
 */
record PromptsGatewayAdapter(
    Supplier<PromptServices> services, Supplier<List<SourceConfig>> sources, String person)
    implements PromptsGateway {
  private static final long SEED = 20_261_128L;
  private static final int PROPOSALS = 3;

  private PromptLibrary library() {
    return services.get().library();
  }

  @Override
  public PromptBoard board(String prompt) {
    List<PromptSummary> all = library().list();
    Optional<String> shown =
        all.stream()
            .map(PromptSummary::name)
            .filter(prompt::equals)
            .findFirst()
            .or(() -> all.stream().map(PromptSummary::name).findFirst());
    if (shown.isEmpty()) {
      return new PromptBoard(all, "", List.of(), Optional.empty(), List.of(), remote());
    }
    String name = shown.get();
    return new PromptBoard(
        all,
        name,
        library().versions(name),
        services.get().reviews().latest(name),
        library().effects(name),
        remote());
  }

  /** Names of the sources that are APIs, where prompts may be. */
  private List<String> remote() {
    return sources.get().stream()
        .filter(source -> RemoteAddress.is(source.url()))
        .map(SourceConfig::name)
        .toList();
  }

  @Override
  public PromptVersion importVersion(PromptImport wanted) {
    SourceConfig source =
        sources.get().stream()
            .filter(one -> one.name().equals(wanted.source()))
            .findFirst()
            .orElseThrow(() -> new InvalidInputException("cli.prompt.noSource", wanted.source()));
    return library().importFrom(source, wanted.prompt(), wanted.pick(), person);
  }

  @Override
  public PromptVersion add(String prompt, Path file) {
    return library().add(new Addition(prompt, PromptLibrary.read(file), PromptOrigin.FILE, person));
  }

  @Override
  public PromptVersion promote(PromptVersion version, boolean unproven) {
    return library().promote(version, unproven, person);
  }

  @Override
  public PromptVersion rollback(String prompt) {
    return library().rollback(prompt, person);
  }

  @Override
  public RunForecastFigures forecast(String prompt, ProgressMonitor monitor) {
    PromptServices now = services.get();
    return now.runner().forecast(request(now.settings(), prompt), monitor);
  }

  private PromptRunRequest request(PromptingSettings settings, String prompt) {
    String model =
        settings.model().orElseThrow(() -> new InvalidInputException("prompts.endpoint.noModel"));
    return new PromptRunRequest(
        prompt,
        new CaseSelection(Instant.EPOCH, List.of()),
        Optional.empty(),
        new PromptRunSettings(SEED, PROPOSALS, model, settings.judgeModel().orElse(model)),
        settings.cases(),
        person);
  }

  @Override
  public PromptRunReport run(String prompt, long tokens, ProgressMonitor monitor) {
    PromptServices now = services.get();
    PromptRunRequest request = request(now.settings(), prompt);
    try (ChatEndpoint endpoint = now.endpoint().get()) {
      long id = now.runner().start(request, monitor).id();
      var _ = now.runner().advance(id, endpoint, budget(now, tokens), monitor);
      return now.reviews().report(id);
    }
  }

  @Override
  public PromptRunReport resume(long run, long tokens, ProgressMonitor monitor) {
    PromptServices now = services.get();
    try (ChatEndpoint endpoint = now.endpoint().get()) {
      var _ = now.runner().advance(run, endpoint, budget(now, tokens), monitor);
      return now.reviews().report(run);
    }
  }

  private static SpendingBudget budget(PromptServices services, long tokens) {
    SpendingBudget usual = services.budget();
    return tokens == 0 ? usual : new SpendingBudget(Optional.of(tokens), usual.money());
  }

  @Override
  public PromptRunReport end(long run) {
    return services.get().reviews().end(run, person);
  }

  @Override
  public Optional<AnswerPair> next(long run) {
    return services.get().reviews().next(run);
  }

  @Override
  public PromptRunReport decide(long run, int caseNumber, int choice) {
    return services.get().reviews().decide(run, caseNumber, choice, person);
  }

  @Override
  public AnswerPair undo(long run, int caseNumber) {
    var _ = services.get().reviews().undo(run, caseNumber);
    return services.get().reviews().pair(run, caseNumber);
  }
}
