package dev.retune.prompting.run;

import dev.retune.prompting.gate.PairedCounts;
import dev.retune.prompting.judging.AnswerJudge;
import dev.retune.prompting.judging.JudgeAgreement;
import dev.retune.prompting.judging.PairwiseJudge;
import dev.retune.prompting.judging.Preference;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.store.StoredCall;
import dev.retune.prompting.store.StoredCall.CallKey;
import dev.retune.prompting.store.StoredCall.CallKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the stored replies and people's decisions say about a proposal.
 *
 * @param cases all cases of the run
 * @param reply finds a stored reply
 * @param preferences people's decisions by case
 */
record RunComparisons(
    List<PromptCase> cases,
    Function<CallKey, Optional<String>> reply,
    Map<Integer, Preference> preferences) {

  static CallKey answerKey(PromptCase one, long version) {
    return new CallKey(CallKind.ANSWER, one.number(), version, 1);
  }

  static CallKey judgementKey(PromptCase one, long version, int turn) {
    return new CallKey(CallKind.JUDGEMENT, one.number(), version, turn);
  }

  static Function<CallKey, Optional<String>> of(List<StoredCall> calls) {
    Map<CallKey, StoredCall> byKey = new HashMap<>();
    calls.forEach(call -> byKey.put(call.key(), call));
    return key -> Optional.ofNullable(byKey.get(key)).map(StoredCall::reply);
  }

  List<PromptCase> of(CasePart part) {
    return cases.stream().filter(one -> one.part() == part).toList();
  }

  /** How far the judge agrees with reviewers, by the verdicts stored so far. */
  JudgeAgreement agreement() {
    long[] counts = new long[4];
    for (PromptCase one : of(CasePart.AGREEMENT)) {
      reply
          .apply(judgementKey(one, 0, 1))
          .flatMap(AnswerJudge::read)
          .ifPresent(fine -> counts[(fine ? 0 : 2) + (one.liked() ? 0 : 1)]++);
    }
    return JudgeAgreement.of(counts[0], counts[3], counts[1], counts[2]);
  }

  /** Whether both prompts gave the same answer, so that nothing is to be compared. */
  boolean isSame(PromptCase one, long live, long proposal) {
    Optional<String> answer = reply.apply(answerKey(one, live));
    return answer.isPresent() && answer.equals(reply.apply(answerKey(one, proposal)));
  }

  /** What the judge said in both orders; empty when it was not asked. */
  Optional<Preference> judged(PromptCase one, long live, long proposal) {
    if (isSame(one, live, proposal)) {
      return Optional.of(Preference.TIE);
    }
    OptionalInt first = said(one, proposal, PairwiseJudge.PROPOSAL_FIRST);
    OptionalInt second = said(one, proposal, PairwiseJudge.LIVE_FIRST);
    return first.isPresent() && second.isPresent()
        ? Optional.of(PairwiseJudge.combined(first.getAsInt(), second.getAsInt()))
        : Optional.empty();
  }

  private OptionalInt said(PromptCase one, long proposal, int turn) {
    return reply
        .apply(judgementKey(one, proposal, turn))
        .map(PairwiseJudge::read)
        .orElse(OptionalInt.empty());
  }

  /**
   * The preference that counts: a person's, else the judge's if it may decide.
   *
   * @param trusted whether the judge may decide
   */
  Optional<Preference> preference(PromptCase one, long live, long proposal, boolean trusted) {
    Optional<Preference> person = Optional.ofNullable(preferences.get(one.number()));
    if (person.isPresent()) {
      return person;
    }
    return trusted || isSame(one, live, proposal) ? judged(one, live, proposal) : Optional.empty();
  }

  /** Cases of the gate that nobody has decided. */
  List<PromptCase> undecided(long live, long proposal, boolean trusted) {
    return of(CasePart.GATE).stream()
        .filter(one -> preference(one, live, proposal, trusted).isEmpty())
        .toList();
  }

  /** Counts the decided cases of the gate. */
  PairedCounts counts(boolean liked, long live, long proposal, boolean trusted) {
    List<Preference> found = new ArrayList<>();
    of(CasePart.GATE).stream()
        .filter(one -> one.liked() == liked)
        .forEach(one -> preference(one, live, proposal, trusted).ifPresent(found::add));
    return PairedCounts.of(found);
  }
}
