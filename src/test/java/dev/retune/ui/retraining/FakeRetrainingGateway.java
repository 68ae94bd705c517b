package dev.retune.ui.retraining;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.i18n.Message;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.retraining.gate.GateResult;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.run.RunForecast;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.scheduling.ScheduleStatus;
import dev.retune.scheduling.ScheduledTask;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.navigation.TestScreenContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two versions, the second one live. */
final class FakeRetrainingGateway implements RetrainingGateway {
  final List<RetrainingRequest> requests = new ArrayList<>();
  final List<String> promoted = new ArrayList<>();
  final List<String> questions = new ArrayList<>();
  int rolledBack;
  int forecasts;
  int looks;
  String inputFingerprint = "1";
  RetrainingResult.State state = RetrainingResult.State.PROMOTED;
  boolean held;
  List<Message> said = List.of();
  boolean cancelled;
  String plan = "weekly mon 09:00";

  static IndexVersion version(long id, State state) {
    return version(id, state, true);
  }

  static IndexVersion version(long id, State state, boolean complete) {
    return new IndexVersion(
        id,
        state,
        new IndexSpec(
            "m",
            "f",
            "t",
            "title+section+body",
            0,
            0,
            true,
            384,
            HybridWeights.STANDARD,
            Optional.empty(),
            0,
            1,
            Optional.empty(),
            Optional.empty()),
        "corpus",
        400,
        500,
        complete,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TestScreenContext.NOW,
        TestScreenContext.NOW);
  }

  @Override
  public TriggerReading trigger() {
    return new TriggerReading(
        Phase.ARMED, "All is calm.", TestScreenContext.NOW, TestScreenContext.NOW, 0, 0, 0);
  }

  @Override
  public List<String> models() {
    return List.of("all-minilm-l6-v2-q", "other-model");
  }

  @Override
  public List<IndexVersion> versions() {
    return List.of(version(2, State.LIVE), version(1, State.RETIRED));
  }

  @Override
  public RetrainingResult run(RetrainingRequest request, ProgressMonitor monitor) {
    if (cancelled) {
      throw new CancelledException("progress.cancelled");
    }
    if (held) {
      throw new LeaseBusyException("pipeline.busy", "host", Date.from(Instant.EPOCH));
    }
    requests.add(request);
    return new RetrainingResult(
        1,
        state,
        Optional.of("v3"),
        400,
        500,
        20,
        480,
        1.5,
        266,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "so",
        said);
  }

  @Override
  public IndexVersion promote(String version) {
    promoted.add(version);
    return version(IndexVersion.id(version), State.LIVE);
  }

  @Override
  public Optional<IndexVersion> rollbackTarget() {
    return Optional.of(version(1, State.RETIRED));
  }

  @Override
  public IndexVersion rollback() {
    rolledBack++;
    return version(1, State.LIVE);
  }

  @Override
  public SearchService.Answer search(IndexVersion version, String text, int k) {
    questions.add(version.label() + " " + text);
    return new SearchService.Answer(version.label(), List.of());
  }

  @Override
  public String inputFingerprint() {
    return inputFingerprint;
  }

  @Override
  public RunForecast forecast() {
    forecasts++;
    return new RunForecast(false, "Nothing calls for it.", 400, RunForecast.Ground.SAME);
  }

  @Override
  public RetrainingPreview.DislikePreview look(ProgressMonitor monitor) {
    looks++;
    return new RetrainingPreview.DislikePreview(60, 40, Instant.EPOCH, Optional.empty());
  }

  @Override
  public List<PromotionEffect> effects() {
    return List.of();
  }

  @Override
  public VersionComparison compare(IndexVersion left, IndexVersion right, ProgressMonitor monitor) {
    RetrievalEvaluation figures =
        new RetrievalEvaluation(1, 3, 0, 0, 0, 0, 0, 0, List.of(), List.of());
    GateResult gate =
        new GateResult(
            true,
            GateResult.Verdict.PROMOTE,
            "",
            List.of(),
            0.2,
            0.9,
            3,
            1,
            1,
            0.1,
            new ConfidenceInterval(-0.1, 0.3));
    return new VersionComparison(
        left.label(),
        right.label(),
        figures,
        figures,
        gate,
        List.of(
            new VersionComparison.Question("same", Set.of("d1"), 1, 1),
            new VersionComparison.Question("lost", Set.of("d2"), 1, 0.5),
            new VersionComparison.Question("won", Set.of("d3"), 0, 1)));
  }

  @Override
  public List<ScheduleStatus> schedule() {
    return List.of(
        new ScheduleStatus(
            ScheduledTask.SYNC,
            "every 1 minute",
            List.of(TestScreenContext.NOW.plusSeconds(60)),
            Optional.of(TestScreenContext.NOW),
            Optional.empty(),
            2,
            false));
  }

  @Override
  public Optional<dev.retune.common.i18n.Message> holder() {
    return Optional.empty();
  }

  @Override
  public String plan() {
    return plan;
  }

  @Override
  public void plan(String text) {
    plan = text;
  }
}
