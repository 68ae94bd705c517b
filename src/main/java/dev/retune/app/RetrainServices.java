package dev.retune.app;

import dev.retune.index.IndexVersion;
import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import dev.retune.loop.Loop;
import dev.retune.loop.ScheduleReader;
import dev.retune.loop.ScheduleStatus;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Forecast;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.SideBySide;
import dev.retune.retrain.TriggerReading;
import dev.retune.settings.Settings;
import dev.retune.ui.retrain.RetrainDesk;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the screen Retrain asks of the services. */
record RetrainServices(
    CoreServices core,
    Settings settings,
    IndexModule index,
    RetrainingModule retraining,
    Supplier<Loop> loop,
    String person)
    implements RetrainDesk {
  private static final int EFFECTS = 50;
  private static final int TIMES = 5;

  private Instant now() {
    return core.clock().instant();
  }

  @Override
  public TriggerReading trigger() {
    return retraining.trigger().read(now());
  }

  @Override
  public Forecast forecast() {
    return outlook().forecast(RetrainRequest.by(person, now()));
  }

  @Override
  public Outlook.Looked look(Monitor monitor) {
    return outlook().look(now(), monitor);
  }

  @Override
  public String footing() {
    return retraining.footing().mark();
  }

  @Override
  public SideBySide compare(IndexVersion left, IndexVersion right, Monitor monitor) {
    return outlook().compare(left, right, monitor);
  }

  private Outlook outlook() {
    return retraining.outlook();
  }

  @Override
  public List<String> models() {
    return Stream.concat(
            Stream.of(settings.model()), index.models().list().stream().map(model -> model.id()))
        .distinct()
        .toList();
  }

  @Override
  public List<IndexVersion> versions() {
    return List.copyOf(index.versions().list());
  }

  @Override
  public List<Effect> effects() {
    return retraining.history().effects(now(), EFFECTS);
  }

  @Override
  public RetrainResult run(RetrainRequest request, Monitor monitor) {
    return loop.get().retrain(request, monitor);
  }

  @Override
  public IndexVersion promote(String version) {
    return loop.get().promote(version, person);
  }

  @Override
  public IndexVersion rollback() {
    return loop.get().rollback(person);
  }

  @Override
  public SearchService.Answer search(IndexVersion version, String text, int k) {
    return index.search().search(version.id(), text, k, Mode.HYBRID);
  }

  @Override
  public List<ScheduleStatus> schedule() {
    return new ScheduleReader(core.workspace(), core.clock(), Unattended.plan(settings))
        .tasks(TIMES);
  }

  @Override
  public Optional<String> holder() {
    return retraining.lease().holder().map(holder -> holder.shown());
  }

  @Override
  public String plan() {
    return core.settingsFile().load().weekly();
  }

  @Override
  public void plan(String plan) {
    var _ = core.settingsService().change(now -> now.with("weekly", plan), person);
  }
}
