package dev.retune.prompting.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.gate.GateFigures;
import dev.retune.prompting.gate.GateTextFormatter;
import dev.retune.prompting.judging.JudgeAgreement;
import dev.retune.prompting.judging.Preference;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.store.PromptCallRepository;
import dev.retune.prompting.store.PromptPreferenceRepository;
import dev.retune.prompting.store.PromptProposalRepository;
import dev.retune.prompting.store.PromptRepository;
import dev.retune.prompting.store.PromptRunRepository;
import dev.retune.prompting.store.PromptRunState;
import dev.retune.prompting.store.StoredCall;
import dev.retune.prompting.store.StoredRun;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Shows runs, and takes people's decisions about them. */
public final class PromptReviewService {
  private final PromptRepository prompts;
  private final PromptRunRepository runs;
  private final PromptCallRepository calls;
  private final PromptProposalRepository proposals;
  private final PromptPreferenceRepository preferences;
  private final PromptRunner runner;
  private final TokenPrices prices;
  private final Texts texts;

  /** Works on one workspace. */
  public PromptReviewService(
      Workspace workspace, PromptRunner runner, TokenPrices prices, Texts texts, Clock clock) {
    this.prompts = new PromptRepository(workspace, clock);
    this.runs = new PromptRunRepository(workspace, prompts, clock);
    this.calls = new PromptCallRepository(workspace);
    this.proposals = new PromptProposalRepository(workspace);
    this.preferences = new PromptPreferenceRepository(workspace, clock);
    this.runner = runner;
    this.prices = prices;
    this.texts = texts;
  }

  /** Returns how the latest runs stand, newest first. */
  public List<PromptRunReport> runs(int limit) {
    return runs.list(limit).stream().map(this::report).toList();
  }

  /** Returns how the latest run of a prompt stands. */
  public Optional<PromptRunReport> latest(String prompt) {
    return runs.of(prompt).stream().findFirst().map(this::report);
  }

  /**
   * Returns how a run stands.
   *
   * @throws InvalidInputException when there is none with this id
   */
  public PromptRunReport report(long id) {
    return report(runs.byId(id));
  }

  private PromptRunReport report(StoredRun run) {
    RunComparisons known = runner.comparisons(run.id());
    JudgeAgreement agreement = known.agreement();
    TokenUsage usage =
        calls.of(run.id()).stream()
            .map(StoredCall::usage)
            .reduce(TokenUsage.ZERO, TokenUsage::plus);
    Optional<GateFigures> figures =
        run.outcome().filter(json -> !json.isEmpty()).map(PromptReviewService::figures);
    return new PromptRunReport(
        run.id(),
        run.prompt(),
        run.state().name(),
        prompts.byId(run.base()),
        run.proposal().map(prompts::byId),
        proposals.of(run.id()).stream()
            .map(
                one ->
                    new PromptRunReport.ProposalReport(one.version(), one.cites(), one.refusal()))
            .toList(),
        figures,
        agreement.answers(),
        agreement.kappa().stream().boxed().findFirst(),
        agreement.isTrusted(),
        known.preferences().size(),
        known.of(CasePart.GATE).size(),
        usage,
        prices.money(usage).stream().boxed().findFirst(),
        // in the language of the reader, not of whoever started the run
        run.state() == PromptRunState.ENDED
            ? texts.get(run.why())
            : figures.map(new GateTextFormatter(texts)::text).orElseGet(() -> texts.get(run.why())),
        run.startedAt(),
        run.changedAt());
  }

  private static GateFigures figures(String json) {
    try {
      return JsonFormat.mapper().readValue(json, GateFigures.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the next pair of a waiting run that nobody has decided; empty after the last. */
  public Optional<AnswerPair> next(long id) {
    StoredRun run = runs.byId(id);
    if (run.state() != PromptRunState.WAITING) {
      return Optional.empty();
    }
    RunComparisons known = runner.comparisons(id);
    return known
        .undecided(run.base(), run.proposal().orElseThrow(), known.agreement().isTrusted())
        .stream()
        .findFirst()
        .map(one -> pair(run, known, one));
  }

  /** Returns the pair of a case, for looking at it again. */
  public AnswerPair pair(long id, int caseNumber) {
    StoredRun run = runs.byId(id);
    RunComparisons known = runner.comparisons(id);
    return pair(run, known, gateCase(known, id, caseNumber));
  }

  private AnswerPair pair(StoredRun run, RunComparisons known, PromptCase one) {
    long proposal =
        run.proposal().orElseThrow(() -> new RefusedException("prompts.run.noAnswers", run.id()));
    Optional<String> live = known.reply().apply(RunComparisons.answerKey(one, run.base()));
    Optional<String> changed = known.reply().apply(RunComparisons.answerKey(one, proposal));
    if (live.isEmpty() || changed.isEmpty()) {
      throw new RefusedException("prompts.run.noAnswers", run.id());
    }
    boolean proposalFirst = proposalFirst(run, one.number());
    Optional<Integer> choice =
        Optional.ofNullable(known.preferences().get(one.number()))
            .map(preference -> AnswerPair.choice(preference, proposalFirst));
    return new AnswerPair(
        one.number(),
        one.question(),
        one.passages(),
        one.reference(),
        proposalFirst ? changed.get() : live.get(),
        proposalFirst ? live.get() : changed.get(),
        choice);
  }

  /** The side of the proposal, which must not be guessable. */
  private static boolean proposalFirst(StoredRun run, int caseNumber) {
    long seed = PromptRunner.settings(run).seed();
    return new SplittableRandom(seed * 1_000_003L + caseNumber).nextBoolean();
  }

  /**
   * Stores a person's decision; after the last one the gate decides.
   *
   * @param choice 1 or 2 for the better answer, 0 when neither is
   * @throws RefusedException when the run does not wait for decisions
   */
  public PromptRunReport decide(long id, int caseNumber, int choice, String who) {
    if (choice < 0 || choice > 2) {
      throw new InvalidInputException("prompts.run.choice", choice);
    }
    StoredRun run = waiting(id);
    PromptCase one = gateCase(runner.comparisons(id), id, caseNumber);
    Preference preference = AnswerPair.preference(choice, proposalFirst(run, caseNumber));
    preferences.set(id, one.number(), preference, who);
    return report(runner.decide(runs.byId(id)));
  }

  /** Withdraws a decision. */
  public PromptRunReport undo(long id, int caseNumber) {
    var _ = waiting(id);
    preferences.remove(id, caseNumber);
    return report(runner.decide(runs.byId(id)));
  }

  private StoredRun waiting(long id) {
    StoredRun run = runs.byId(id);
    if (run.state() != PromptRunState.WAITING) {
      throw new RefusedException("prompts.run.notWaiting", id);
    }
    return run;
  }

  private static PromptCase gateCase(RunComparisons known, long id, int number) {
    return known.of(CasePart.GATE).stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("prompts.run.noCase", id, number));
  }

  /** Ends a run without a decision; what it paid for stays stored. */
  public PromptRunReport end(long id, String who) {
    return report(runs.end(id, StoredText.of(texts, Message.of("prompts.run.endedBy", who))));
  }
}
