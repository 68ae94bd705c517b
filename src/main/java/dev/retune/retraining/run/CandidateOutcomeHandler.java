package dev.retune.retraining.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.IndexVersionRepository.Judged;
import dev.retune.index.version.RetentionPolicy;
import dev.retune.persistence.TransactionContext;
import dev.retune.retraining.gate.CandidateComparison;
import dev.retune.retraining.gate.GateResult;
import dev.retune.retraining.model.RunContext;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.retraining.store.SentenceTruncator;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.tuning.TrialResult;
import dev.retune.retraining.tuning.TuningResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies the gate's decision to a candidate and builds the result of the run. */
final class CandidateOutcomeHandler {
  // enough for a rollback and for comparisons
  private static final int KEPT_VERSIONS = 3;

  private final IndexVersionRepository versions;
  private final IndexPromotionRepository promotions;
  private final TriggerService trigger;
  private final Texts texts;
  private final JsonMapper json = JsonFormat.mapper();

  CandidateOutcomeHandler(
      IndexVersionRepository versions,
      IndexPromotionRepository promotions,
      TriggerService trigger,
      Texts texts) {
    this.versions = versions;
    this.promotions = promotions;
    this.trigger = trigger;
    this.texts = texts;
  }

  /**
   * Promotes, rejects or holds the candidate and updates the trigger in one transaction. A
   * candidate compared with a version that is no longer live is held.
   *
   * @throws dev.retune.common.error.LeaseBusyException when the lease was lost; nothing is changed
   */
  RetrainingResult of(
      RunContext context,
      IndexBuildResult built,
      CandidateComparison comparison,
      TuningResult tuning) {
    IndexVersion version = built.version();
    GateResult gate = comparison.gate();
    boolean moved = !versions.liveId().equals(context.live().map(IndexVersion::id));
    State state =
        switch (gate.state()) {
          case REJECT -> State.REJECTED;
          case HOLD -> State.HELD;
          case PROMOTE -> context.request().dryRun() || moved ? State.HELD : State.PROMOTED;
        };
    List<Message> messages = messages(gate, version, context);
    if (state == State.HELD && gate.passed()) {
      String waits = moved ? "retraining.held.moved" : "retraining.held.dryRun";
      messages.add(Message.of(waits, version.label()));
    }
    String why = texts.get(messages);
    Judged judged =
        new Judged(
            new StoredText(SentenceTruncator.fitting(why), messages), json.valueToTree(comparison));
    Consumer<TransactionContext> along = along(context, state);
    if (state == State.PROMOTED) {
      promotions.promote(version.id(), context.request().who(), judged, along);
      versions.prune(RetentionPolicy.of(KEPT_VERSIONS));
    } else {
      IndexVersion.State kept =
          state == State.REJECTED ? IndexVersion.State.REJECTED : IndexVersion.State.CANDIDATE;
      versions.setState(version.id(), kept, judged, along);
    }
    long embedded = Math.min(built.chunks(), built.embedded() + tuning.effort().embedded());
    double seconds = built.seconds() + tuning.effort().seconds();
    return new RetrainingResult(
        context.run(),
        state,
        Optional.of(version.label()),
        built.documents(),
        built.chunks(),
        embedded,
        built.chunks() - embedded,
        seconds,
        seconds > 0 ? built.documents() / seconds : 0,
        comparison.baseline(),
        Optional.of(comparison.candidate()),
        Optional.of(gate),
        tuning.tried(),
        why,
        messages);
  }

  /**
   * The gate's decision; for a copy of the live version, that it is one. A copy needs no decision
   * by a person, so that "too few questions" is left out.
   */
  private static List<Message> messages(
      GateResult gate, IndexVersion candidate, RunContext context) {
    Optional<IndexVersion> alike = context.live().filter(version -> version.isBuiltLike(candidate));
    List<Message> messages = new ArrayList<>(gate.messages());
    if (alike.isPresent()) {
      if (gate.state() == GateResult.Verdict.HOLD) {
        messages.clear();
      }
      messages.add(Message.of("retraining.gate.copy", candidate.label(), alike.get().label()));
    }
    return messages;
  }

  /** The statements that share the transaction with the candidate's state. */
  private Consumer<TransactionContext> along(RunContext context, State state) {
    boolean answers = context.called() || (state == State.PROMOTED && context.live().isPresent());
    Consumer<TransactionContext> fence = context.fence()::check;
    return answers
        ? fence.andThen(trigger.judgement(context.run(), context.request().asOf()))
        : fence;
  }

  /** The result when no run was needed; it shows the live version. */
  static RetrainingResult rested(
      long run, IndexVersion live, List<TrialResult> result, StoredText why) {
    return new RetrainingResult(
        run,
        State.NOT_NEEDED,
        Optional.of(live.label()),
        live.documents(),
        live.chunks(),
        0,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        result,
        why.text(),
        why.messages());
  }

  /** The result as JSON, for the run's row. */
  String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
