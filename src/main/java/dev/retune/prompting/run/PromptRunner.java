package dev.retune.prompting.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.endpoint.SpendingLimit;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.gate.GateFigures;
import dev.retune.prompting.gate.GateReading;
import dev.retune.prompting.gate.GateTextFormatter;
import dev.retune.prompting.gate.RevisionGate;
import dev.retune.prompting.judging.JudgeAgreement;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.revision.ProposalRefusal;
import dev.retune.prompting.revision.ProposalRules;
import dev.retune.prompting.store.PromptCallRepository;
import dev.retune.prompting.store.PromptCaseRepository;
import dev.retune.prompting.store.PromptPreferenceRepository;
import dev.retune.prompting.store.PromptProposalRepository;
import dev.retune.prompting.store.PromptRepository;
import dev.retune.prompting.store.PromptRunRepository;
import dev.retune.prompting.store.PromptRunState;
import dev.retune.prompting.store.StoredCall;
import dev.retune.prompting.store.StoredProposal;
import dev.retune.prompting.store.StoredRun;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Carries out runs. Everything that a run knows is stored, so that it goes on where it was stopped;
 * it never changes which prompt is live.
 */
public final class PromptRunner {
  // the id of a run that is not stored yet
  private static final long NO_RUN = -1;

  private final PromptRepository prompts;
  private final PromptRunRepository runs;
  private final PromptCaseRepository caseStore;
  private final PromptCallRepository callStore;
  private final PromptProposalRepository proposalStore;
  private final PromptPreferenceRepository preferences;
  private final CaseSource source;
  private final TokenPrices prices;
  private final int parallel;
  private final Texts texts;
  private final Clock clock;

  /**
   * Works on one workspace.
   *
   * @param parallel number of simultaneous requests
   * @param texts set the language of stored sentences
   */
  public PromptRunner(
      Workspace workspace,
      CaseSource source,
      TokenPrices prices,
      int parallel,
      Texts texts,
      Clock clock) {
    this.prompts = new PromptRepository(workspace, clock);
    this.runs = new PromptRunRepository(workspace, prompts, clock);
    this.caseStore = new PromptCaseRepository(workspace);
    this.callStore = new PromptCallRepository(workspace);
    this.proposalStore = new PromptProposalRepository(workspace);
    this.preferences = new PromptPreferenceRepository(workspace, clock);
    this.source = source;
    this.prices = prices;
    this.parallel = parallel;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Returns what a run would read and cost, without storing anything.
   *
   * @throws RefusedException when it would have nothing to work on
   */
  public RunForecastFigures forecast(PromptRunRequest request, ProgressMonitor monitor) {
    PromptVersion live = live(request);
    return RunForecastFigures.of(
        live,
        cases(request, live, monitor),
        request,
        prices,
        RevisionGate.likedNeeded(runs.judgedAgainst(live.id(), NO_RUN)));
  }

  /**
   * Stores a run with its cases; nothing is asked yet.
   *
   * @throws RefusedException when it would have nothing to work on, or the version to be tried
   *     breaks a rule
   */
  public StoredRun start(PromptRunRequest request, ProgressMonitor monitor) {
    PromptVersion live = live(request);
    List<PromptCase> cases = cases(request, live, monitor);
    String settings = JsonFormat.mapper().valueToTree(request.settings()).toString();
    if (request.proposal().isEmpty()) {
      return runs.start(live, settings, cases, request.who());
    }
    PromptVersion proposal = request.proposal().get();
    if (!proposal.state().mayBecome(PromptState.HELD)) {
      throw new RefusedException("prompts.stateChanged", proposal.shown(), proposal.state().name());
    }
    Optional<ProposalRefusal> leak = new ProposalRules(live, cases).leak(proposal.text());
    if (leak.isPresent()) {
      throw new RefusedException(leak.get().rule().key(), leak.get().args().toArray());
    }
    return runs.start(live, settings, cases, proposal, request.who());
  }

  private PromptVersion live(PromptRunRequest request) {
    PromptVersion live =
        prompts
            .live(request.prompt())
            .orElseThrow(() -> new InvalidInputException("prompts.noLive", request.prompt()));
    for (PromptVersion version :
        request.proposal().map(p -> List.of(live, p)).orElse(List.of(live))) {
      List<String> unknown = List.copyOf(PromptPlaceholders.unknownIn(version.text()));
      if (!unknown.isEmpty()) {
        throw new InvalidInputException(
            "prompts.unknownPlaceholders", version.shown(), String.join(", ", unknown));
      }
    }
    return live;
  }

  private List<PromptCase> cases(
      PromptRunRequest request, PromptVersion live, ProgressMonitor monitor) {
    List<PromptCase> cases =
        new CaseCollector(source, request.selection(), request.settings().seed(), request.cases())
            .collect(monitor);
    boolean shown =
        request.proposal().isPresent()
            || cases.stream().anyMatch(c -> c.part() == CasePart.REFLECTION && !c.liked());
    boolean held = cases.stream().anyMatch(c -> c.part() == CasePart.GATE && !c.liked());
    if (!shown || !held) {
      throw new RefusedException("prompts.run.noDislikes", live.prompt());
    }
    return cases;
  }

  /**
   * Checks that a run can go on.
   *
   * @throws InvalidInputException when there is no such run
   * @throws RefusedException when it is over
   */
  public void requireOpen(long id) {
    runs.requireOpen(id);
  }

  /**
   * Goes on with a run until it is decided, waits for people, or cannot go on.
   *
   * @throws ApplicationException the reason why it stopped, which is stored with it
   */
  public StoredRun advance(
      long id, LanguageModel endpoint, SpendingBudget budget, ProgressMonitor monitor) {
    StoredRun run = runs.claim(id);
    StoredText stopped = StoredText.plain("");
    try {
      PaidCalls calls =
          new PaidCalls(
              endpoint,
              SpendingLimit.of(budget, prices, spent(id)),
              callStore,
              id,
              parallel,
              clock);
      return advance(run, calls, monitor);
    } catch (ApplicationException e) {
      stopped = StoredText.of(texts, e);
      throw e;
    } finally {
      runs.release(id, stopped);
    }
  }

  private StoredRun advance(StoredRun run, PaidCalls calls, ProgressMonitor monitor) {
    List<PromptCase> cases = caseStore.of(run.id());
    PromptVersion live = prompts.byId(run.base());
    RunStages stages = new RunStages(calls, settings(run), live, cases, monitor);
    StoredRun chosen = run;
    if (run.proposal().isEmpty()) {
      List<StoredProposal> proposals = proposalStore.of(run.id());
      if (proposals.isEmpty()) {
        monitor.check();
        RunStages.Reflected reflected = stages.reflect(texts, run.who());
        proposals = runs.propose(run.id(), reflected.reply(), reflected.proposals(), run.who());
      }
      List<StoredProposal> fit =
          proposals.stream().filter(proposal -> proposal.refusal().isEmpty()).toList();
      if (fit.isEmpty()) {
        return runs.finish(
            run.id(),
            PromptRunState.DONE,
            PromptState.REJECTED,
            "",
            StoredText.of(texts, Message.of("prompts.run.allRefused", proposals.size())),
            run.who());
      }
      chosen = runs.choose(run.id(), stages.choose(fit).version().id());
    }
    PromptVersion proposal = prompts.byId(chosen.proposal().orElseThrow());
    JudgeAgreement agreement = stages.agreement();
    stages.gate(proposal, agreement);
    return decide(chosen);
  }

  /** Lets the gate decide about a run whose answers are stored. */
  StoredRun decide(StoredRun run) {
    RunComparisons known = comparisons(run.id());
    long proposal = run.proposal().orElseThrow();
    boolean trusted = known.agreement().isTrusted();
    GateFigures figures =
        new RevisionGate()
            .decide(
                new GateReading(
                    known.counts(false, run.base(), proposal, trusted),
                    known.counts(true, run.base(), proposal, trusted),
                    known.undecided(run.base(), proposal, trusted).size(),
                    runs.judgedAgainst(run.base(), run.id())));
    boolean waits = figures.undecided() > 0;
    return runs.finish(
        run.id(),
        waits ? PromptRunState.WAITING : PromptRunState.DONE,
        PromptState.valueOf(figures.verdict().name()),
        JsonFormat.mapper().valueToTree(figures).toString(),
        new GateTextFormatter(texts).stored(figures),
        run.who());
  }

  RunComparisons comparisons(long id) {
    return new RunComparisons(
        caseStore.of(id), RunComparisons.of(callStore.of(id)), preferences.of(id));
  }

  private TokenUsage spent(long id) {
    return callStore.of(id).stream()
        .map(StoredCall::usage)
        .reduce(TokenUsage.ZERO, TokenUsage::plus);
  }

  static PromptRunSettings settings(StoredRun run) {
    try {
      return JsonFormat.mapper().readValue(run.settings(), PromptRunSettings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
