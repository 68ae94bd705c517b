package dev.retune.prompting.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.judging.AnswerJudge;
import dev.retune.prompting.judging.JudgeAgreement;
import dev.retune.prompting.judging.PairwiseJudge;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.revision.ReflectionPrompt;
import java.util.List;
import java.util.Optional;

/**
 * What a run would read and cost at most, as far as it can be told before.
 *
 * @param reflected disliked questions that the model is shown
 * @param disliked disliked questions for the gate
 * @param liked liked questions for the gate
 * @param likedNeeded how many of these the gate needs to accept a proposal that loses none
 * @param reviewed answers on which the judge is compared with reviewers
 * @param calls number of requests
 * @param usage estimated tokens
 * @param money estimated cost; empty when the prices are unknown
 */
public record RunForecastFigures(
    int reflected,
    int disliked,
    int liked,
    int likedNeeded,
    int reviewed,
    int calls,
    TokenUsage usage,
    Optional<Double> money) {
  private static final long VERDICT_TOKENS = 10;
  private static final int CHOSEN_ON = 20;

  /** Held-out liked questions that are missing before any proposal can be accepted. */
  @JsonIgnore
  public int missingLiked() {
    return Math.max(0, likedNeeded - liked);
  }

  static RunForecastFigures of(
      PromptVersion live,
      List<PromptCase> cases,
      PromptRunRequest request,
      TokenPrices prices,
      int likedNeeded) {
    ForecastTally tally = new ForecastTally(live, request.settings());
    int proposals = request.proposal().isPresent() ? 0 : request.settings().proposals();
    List<PromptCase> shown = part(cases, CasePart.REFLECTION, false);
    if (proposals > 0) {
      tally.add(
          ReflectionPrompt.request(request.settings().model(), live, shown, proposals),
          proposals * TokenUsage.estimate(live.text()) * 2);
    }
    if (proposals > 1) {
      shown.stream().limit(CHOSEN_ON).forEach(one -> tally.compared(one, proposals));
      part(cases, CasePart.REFLECTION, true).stream()
          .limit(CHOSEN_ON)
          .forEach(one -> tally.compared(one, proposals));
    }
    List<PromptCase> reviewed =
        cases.stream().filter(one -> one.part() == CasePart.AGREEMENT).toList();
    if (reviewed.size() >= JudgeAgreement.FEWEST) {
      reviewed.forEach(
          one ->
              tally.add(AnswerJudge.request(request.settings().judgeModel(), one), VERDICT_TOKENS));
    }
    List<PromptCase> disliked = part(cases, CasePart.GATE, false);
    List<PromptCase> liked = part(cases, CasePart.GATE, true);
    disliked.forEach(one -> tally.compared(one, 1));
    liked.forEach(one -> tally.compared(one, 1));
    TokenUsage usage = tally.usage();
    return new RunForecastFigures(
        shown.size(),
        disliked.size(),
        liked.size(),
        likedNeeded,
        reviewed.size(),
        tally.calls(),
        usage,
        prices.money(usage).stream().boxed().findFirst());
  }

  private static List<PromptCase> part(List<PromptCase> cases, CasePart part, boolean liked) {
    return cases.stream().filter(one -> one.part() == part && one.liked() == liked).toList();
  }

  /** Sums up requests. */
  private static final class ForecastTally {
    private final PromptVersion live;
    private final PromptRunSettings settings;
    private int calls;
    private TokenUsage usage = TokenUsage.ZERO;

    ForecastTally(PromptVersion live, PromptRunSettings settings) {
      this.live = live;
      this.settings = settings;
    }

    void add(ModelRequest request, long completion) {
      calls++;
      usage =
          usage.plus(
              new TokenUsage(
                  TokenUsage.estimate(request.system()) + TokenUsage.estimate(request.user()),
                  completion,
                  true));
    }

    /** A case that the live prompt and some proposals answer, and that is judged twice for each. */
    void compared(PromptCase one, int proposals) {
      long answer = TokenUsage.estimate(one.answer());
      for (int i = 0; i <= proposals; i++) {
        add(AnswerRequest.of(live, one, settings.model()), answer);
      }
      for (int i = 0; i < 2 * proposals; i++) {
        add(
            PairwiseJudge.request(settings.judgeModel(), one, one.answer(), one.answer()),
            VERDICT_TOKENS);
      }
    }

    int calls() {
      return calls;
    }

    TokenUsage usage() {
      return usage;
    }
  }
}
