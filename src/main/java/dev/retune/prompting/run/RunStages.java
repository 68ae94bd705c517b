package dev.retune.prompting.run;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.judging.AnswerJudge;
import dev.retune.prompting.judging.JudgeAgreement;
import dev.retune.prompting.judging.PairwiseJudge;
import dev.retune.prompting.judging.Preference;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.NewPromptVersion;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.revision.PromptProposal;
import dev.retune.prompting.revision.ProposalRefusal;
import dev.retune.prompting.revision.ProposalRules;
import dev.retune.prompting.revision.ReflectionPrompt;
import dev.retune.prompting.run.PaidCalls.NeededCall;
import dev.retune.prompting.store.NewProposal;
import dev.retune.prompting.store.StoredCall;
import dev.retune.prompting.store.StoredCall.CallKey;
import dev.retune.prompting.store.StoredCall.CallKind;
import dev.retune.prompting.store.StoredProposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages of a run that ask the endpoint. Each goes on where it was stopped.
 *
 * @param live the version that was live when the run began
 */
record RunStages(
    PaidCalls calls,
    PromptRunSettings settings,
    PromptVersion live,
    List<PromptCase> cases,
    ProgressMonitor monitor) {
  // proposals are chosen on fewer questions than the gate decides on
  private static final int CHOSEN_ON = 20;
  private static final CallKey REFLECTION = new CallKey(CallKind.REFLECTION, 0, 0, 1);

  private RunComparisons comparisons() {
    return new RunComparisons(cases, calls::reply, Map.of());
  }

  private List<PromptCase> part(CasePart part, boolean liked) {
    return cases.stream().filter(one -> one.part() == part && one.liked() == liked).toList();
  }

  /** A reply of the reflection and the proposals in it. */
  record Reflected(StoredCall reply, List<NewProposal> proposals) {}

  /** Asks for proposals; the caller stores the reply. */
  Reflected reflect(Texts texts, String who) {
    List<PromptCase> shown = part(CasePart.REFLECTION, false);
    ModelRequest request =
        ReflectionPrompt.request(settings.model(), live, shown, settings.proposals());
    StoredCall reply =
        calls.usable(
            new NeededCall(
                REFLECTION,
                () -> request,
                text -> !ReflectionPrompt.read(text, settings.proposals()).isEmpty()));
    ProposalRules rules = new ProposalRules(live, cases);
    Set<Long> ids = shown.stream().map(PromptCase::conversationId).collect(Collectors.toSet());
    List<NewProposal> proposals = new ArrayList<>();
    for (PromptProposal proposal : ReflectionPrompt.read(reply.reply(), settings.proposals())) {
      Optional<ProposalRefusal> refusal = rules.check(proposal, ids);
      proposals.add(
          new NewProposal(
              version(proposal, who),
              proposal.cites(),
              refusal.map(found -> found.rule().name()).orElse(""),
              refusal
                  .map(
                      found ->
                          StoredText.of(
                              texts, Message.of(found.rule().key(), found.args().toArray())))
                  .orElse(StoredText.plain(""))));
    }
    return new Reflected(reply, proposals);
  }

  private NewPromptVersion version(PromptProposal proposal, String who) {
    return new NewPromptVersion(
        live.prompt(),
        proposal.text(),
        live.model(),
        live.parameters(),
        Optional.of(live.id()),
        PromptOrigin.REVISION,
        Optional.empty(),
        proposal.why(),
        who);
  }

  /** Chooses among proposals on the half that they were made from. */
  StoredProposal choose(List<StoredProposal> proposals) {
    if (proposals.size() == 1) {
      return proposals.getFirst();
    }
    List<PromptCase> on = new ArrayList<>();
    part(CasePart.REFLECTION, false).stream().limit(CHOSEN_ON).forEach(on::add);
    part(CasePart.REFLECTION, true).stream().limit(CHOSEN_ON).forEach(on::add);
    List<PromptVersion> versions = new ArrayList<>(List.of(live));
    proposals.forEach(proposal -> versions.add(proposal.version()));
    answer(on, versions);
    proposals.forEach(proposal -> judge(on, proposal.version()));
    // the earlier one of equals, since sorting keeps their order
    return proposals.stream()
        .sorted(Comparator.comparingDouble((StoredProposal p) -> -score(on, p.version())))
        .findFirst()
        .orElseThrow();
  }

  /** The gain among disliked questions less the loss among liked ones. */
  private double score(List<PromptCase> on, PromptVersion proposal) {
    double gain = 0;
    double loss = 0;
    long disliked = on.stream().filter(one -> !one.liked()).count();
    for (PromptCase one : on) {
      Preference said = comparisons().judged(one, live.id(), proposal.id()).orElse(Preference.TIE);
      if (!one.liked()) {
        gain += (said == Preference.PROPOSAL ? 1.0 : said == Preference.LIVE ? -1 : 0) / disliked;
      } else if (said == Preference.LIVE) {
        loss += 1.0 / (on.size() - disliked);
      }
    }
    return gain - loss;
  }

  /** Lets the judge say of answers with a verdict whether they are acceptable. */
  JudgeAgreement agreement() {
    List<PromptCase> reviewed = cases.stream().filter(c -> c.part() == CasePart.AGREEMENT).toList();
    if (reviewed.size() < JudgeAgreement.FEWEST) {
      return JudgeAgreement.UNKNOWN;
    }
    calls.make(
        "stage.promptAgreement",
        reviewed.stream()
            .map(
                one ->
                    new NeededCall(
                        RunComparisons.judgementKey(one, 0, 1),
                        () -> AnswerJudge.request(settings.judgeModel(), one),
                        text -> AnswerJudge.read(text).isPresent()))
            .toList(),
        monitor);
    return comparisons().agreement();
  }

  /** Answers the questions of the gate with both prompts, and judges the answers if it may. */
  void gate(PromptVersion proposal, JudgeAgreement agreement) {
    List<PromptCase> held = cases.stream().filter(c -> c.part() == CasePart.GATE).toList();
    answer(held, List.of(live, proposal));
    if (agreement.isTrusted()) {
      judge(held, proposal);
    }
  }

  /** In random order, so that a change of the endpoint meanwhile meets all prompts alike. */
  private void answer(List<PromptCase> on, List<PromptVersion> versions) {
    List<NeededCall> needed = new ArrayList<>();
    for (PromptCase one : on) {
      for (PromptVersion version : versions) {
        needed.add(
            new NeededCall(
                RunComparisons.answerKey(one, version.id()),
                () -> AnswerRequest.of(version, one, settings.model()),
                text -> true));
      }
    }
    Collections.shuffle(needed, new Random(settings.seed()));
    calls.make("stage.promptAnswers", needed, monitor);
  }

  private void judge(List<PromptCase> on, PromptVersion proposal) {
    List<NeededCall> needed = new ArrayList<>();
    for (PromptCase one : on) {
      if (!comparisons().isSame(one, live.id(), proposal.id())) {
        String old = calls.reply(RunComparisons.answerKey(one, live.id())).orElseThrow();
        String changed = calls.reply(RunComparisons.answerKey(one, proposal.id())).orElseThrow();
        needed.add(judgement(one, proposal, PairwiseJudge.PROPOSAL_FIRST, changed, old));
        needed.add(judgement(one, proposal, PairwiseJudge.LIVE_FIRST, old, changed));
      }
    }
    Collections.shuffle(needed, new Random(settings.seed() + 1));
    calls.make("stage.promptJudgements", needed, monitor);
  }

  private NeededCall judgement(
      PromptCase one, PromptVersion proposal, int turn, String first, String second) {
    return new NeededCall(
        RunComparisons.judgementKey(one, proposal.id(), turn),
        () -> PairwiseJudge.request(settings.judgeModel(), one, first, second),
        text -> PairwiseJudge.read(text).isPresent());
  }
}
