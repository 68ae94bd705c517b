package dev.retune.ui.retrain;

import dev.retune.fault.Busy;
import dev.retune.index.Evaluation;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersion.State;
import dev.retune.index.SearchService;
import dev.retune.index.Weighing;
import dev.retune.loop.ScheduleStatus;
import dev.retune.loop.ScheduleTask;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Forecast;
import dev.retune.retrain.GateResult;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.SideBySide;
import dev.retune.retrain.TriggerReading;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.Interval;
import dev.retune.ui.kit.TestRoom;
import dev.retune.work.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two versions, the second live. */
final class Lab implements RetrainDesk {
  final List<RetrainRequest> requests = new ArrayList<>();
  final List<String> promoted = new ArrayList<>();
  final List<String> questions = new ArrayList<>();
  int rolledBack;
  int forecasts;
  int looks;
  String footing = "1";
  RetrainResult.State state = RetrainResult.State.PROMOTED;
  boolean held;
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
            Weighing.STANDARD,
            Optional.empty(),
            0,
            1,
            Optional.empty()),
        "corpus",
        400,
        500,
        complete,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TestRoom.NOW,
        TestRoom.NOW);
  }

  @Override
  public TriggerReading trigger() {
    return new TriggerReading(Phase.ARMED, "All is calm.", TestRoom.NOW, TestRoom.NOW, 0, 0, 0);
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
  public RetrainResult run(RetrainRequest request, Monitor monitor) {
    if (held) {
      throw new Busy("loop.busy", "host", "9");
    }
    requests.add(request);
    return new RetrainResult(
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
        "so");
  }

  @Override
  public IndexVersion promote(String version) {
    promoted.add(version);
    return version(IndexVersion.id(version), State.LIVE);
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
  public String footing() {
    return footing;
  }

  @Override
  public Forecast forecast() {
    forecasts++;
    return new Forecast(false, "Nothing calls for it.", 400, false);
  }

  @Override
  public Outlook.Looked look(Monitor monitor) {
    looks++;
    return new Outlook.Looked(60, 40, Optional.empty());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  @Override
  public SideBySide compare(IndexVersion left, IndexVersion right, Monitor monitor) {
    Evaluation figures = new Evaluation(1, 3, 0, 0, 0, 0, 0, 0, List.of());
    GateResult gate =
        new GateResult(
            true, GateResult.Verdict.PROMOTE, "", 0.2, 0.9, 3, 1, 1, 0.1, new Interval(-0.1, 0.3));
    return new SideBySide(
        left.label(),
        right.label(),
        figures,
        figures,
        gate,
        List.of(
            new SideBySide.Question("same", Set.of("d1"), 1, 1),
            new SideBySide.Question("lost", Set.of("d2"), 1, 0.5),
            new SideBySide.Question("won", Set.of("d3"), 0, 1)));
  }

  @Override
  public List<ScheduleStatus> schedule() {
    return List.of(
        new ScheduleStatus(
            ScheduleTask.SYNC,
            "every 1 minute",
            List.of(TestRoom.NOW.plusSeconds(60)),
            Optional.of(TestRoom.NOW),
            Optional.empty(),
            2,
            false));
  }

  @Override
  public Optional<String> holder() {
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
