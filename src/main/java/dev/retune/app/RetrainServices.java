package dev.retune.app;

import dev.retune.index.IndexVersion;
import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import dev.retune.loop.Lease;
import dev.retune.loop.ScheduleReader;
import dev.retune.loop.ScheduleStatus;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Footing;
import dev.retune.retrain.Forecast;
import dev.retune.retrain.History;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.SideBySide;
import dev.retune.retrain.TriggerReading;
import dev.retune.ui.retrain.RetrainDesk;
import dev.retune.work.Monitor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the screen Retrain asks of the services. */
record RetrainServices(Retune retune, String person) implements RetrainDesk {
  private static final int EFFECTS = 50;
  private static final int TIMES = 5;

  private Instant now() {
    return retune.clock().instant();
  }

  @Override
  public TriggerReading trigger() {
    return retune.trigger().read(now());
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
    return new Footing(retune.workspace(), retune.clock()).mark();
  }

  @Override
  public SideBySide compare(IndexVersion left, IndexVersion right, Monitor monitor) {
    return outlook().compare(left, right, monitor);
  }

  private Outlook outlook() {
    return new LoopAssembly(retune).outlook();
  }

  @Override
  public List<String> models() {
    return Stream.concat(
            Stream.of(retune.settings().model()),
            retune.models().list().stream().map(model -> model.id()))
        .distinct()
        .toList();
  }

  @Override
  public List<IndexVersion> versions() {
    return List.copyOf(retune.versions().list());
  }

  @Override
  public List<Effect> effects() {
    return new History(retune.workspace(), retune.stats()).effects(now(), EFFECTS);
  }

  @Override
  public RetrainResult run(RetrainRequest request, Monitor monitor) {
    return retune.loop().retrain(request, monitor);
  }

  @Override
  public IndexVersion promote(String version) {
    return retune.loop().promote(version, person);
  }

  @Override
  public IndexVersion rollback() {
    return retune.loop().rollback(person);
  }

  @Override
  public SearchService.Answer search(IndexVersion version, String text, int k) {
    return retune.search().search(version.id(), text, k, Mode.HYBRID);
  }

  @Override
  public List<ScheduleStatus> schedule() {
    return new ScheduleReader(
            retune.workspace(), retune.clock(), Unattended.plan(retune.settings()))
        .tasks(TIMES);
  }

  @Override
  public Optional<String> holder() {
    return new Lease(retune.workspace(), Clock.systemUTC()).holder().map(holder -> holder.shown());
  }

  @Override
  public String plan() {
    return retune.settingsFile().load().weekly();
  }

  @Override
  public void plan(String plan) {
    var _ = retune.settingsService().change(now -> now.with("weekly", plan), person);
  }
}
