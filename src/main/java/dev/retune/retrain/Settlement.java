package dev.retune.retrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.index.BuildResult;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.IndexVersions.Judged;
import dev.retune.index.Keep;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.text.Json;
import dev.retune.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/** Does with a candidate what the gate said, and tells what came of the run. */
final class Settlement {
  // what a rollback and a second look may need
  private static final int KEPT_VERSIONS = 3;

  private final IndexVersions versions;
  private final TriggerService trigger;
  private final Texts texts;
  private final JsonMapper json = Json.mapper();

  Settlement(IndexVersions versions, TriggerService trigger, Texts texts) {
    this.versions = versions;
    this.trigger = trigger;
    this.texts = texts;
  }

  /**
   * Promotes, rejects or holds, and answers the trigger, in one transaction. A candidate compared
   * with what is no longer live is held.
   *
   * @throws dev.retune.fault.Busy when the lease was lost; nothing is changed
   */
  RetrainResult of(RunContext context, BuildResult built, Comparison comparison, Tuning tuning) {
    IndexVersion version = built.version();
    GateResult gate = comparison.gate();
    boolean moved = !versions.liveId().equals(context.live().map(IndexVersion::id));
    State state =
        switch (gate.state()) {
          case REJECT -> State.REJECTED;
          case HOLD -> State.HELD;
          case PROMOTE -> context.request().dryRun() || moved ? State.HELD : State.PROMOTED;
        };
    String why = gate.why();
    if (state == State.HELD && gate.passed()) {
      String waits = moved ? "retrain.held.moved" : "retrain.held.dryRun";
      why = why + " " + texts.get(waits, version.label());
    }
    String sentence = Sentence.fitting(why);
    String figures = written(comparison);
    Consumer<StatelessSession> along = along(context, state);
    if (state == State.PROMOTED) {
      versions.promote(version.id(), context.request().who(), new Judged(sentence, figures), along);
      versions.prune(Keep.of(KEPT_VERSIONS));
    } else {
      IndexVersion.State kept =
          state == State.REJECTED ? IndexVersion.State.REJECTED : IndexVersion.State.CANDIDATE;
      versions.setState(version.id(), kept, Optional.of(sentence), Optional.of(figures), along);
    }
    long embedded = Math.min(built.chunks(), built.embedded() + tuning.effort().embedded());
    double seconds = built.seconds() + tuning.effort().seconds();
    return new RetrainResult(
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
        why);
  }

  /** What belongs into the transaction that gives a candidate its state. */
  private Consumer<StatelessSession> along(RunContext context, State state) {
    boolean answers = context.called() || (state == State.PROMOTED && context.live().isPresent());
    Consumer<StatelessSession> fence = context.fence()::check;
    return answers
        ? fence.andThen(trigger.judgement(Optional.of(context.run()), context.request().asOf()))
        : fence;
  }

  /** Nothing was called for; the live version is shown. */
  static RetrainResult rested(
      long run, Optional<IndexVersion> live, List<Tried> tried, String why) {
    return new RetrainResult(
        run,
        State.NOT_NEEDED,
        live.map(IndexVersion::label),
        live.map(IndexVersion::documents).orElse(0L),
        live.map(IndexVersion::chunks).orElse(0L),
        0,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        tried,
        why);
  }

  /** As JSON, for the row that keeps it. */
  String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
