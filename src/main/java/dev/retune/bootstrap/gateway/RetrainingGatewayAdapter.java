package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.bootstrap.unattended.UnattendedRunner;
import dev.retune.common.i18n.Message;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.run.RunForecast;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.scheduling.ScheduleStatus;
import dev.retune.scheduling.ScheduleStatusReader;
import dev.retune.settings.model.Settings;
import dev.retune.ui.retraining.RetrainingGateway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Connects the Retraining screen to the services. */
record RetrainingGatewayAdapter(
    CoreServices core,
    Settings settings,
    IndexModule index,
    RetrainingModule retraining,
    Supplier<FeedbackPipeline> loop,
    String person)
    implements RetrainingGateway {
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
  public RunForecast forecast() {
    return preview().forecast(RetrainingRequest.by(person, now()));
  }

  @Override
  public RetrainingPreview.DislikePreview look(ProgressMonitor monitor) {
    return preview().look(now(), monitor);
  }

  @Override
  public String inputFingerprint() {
    return retraining.inputFingerprint().mark();
  }

  @Override
  public VersionComparison compare(IndexVersion left, IndexVersion right, ProgressMonitor monitor) {
    return preview().compare(left, right, monitor);
  }

  private RetrainingPreview preview() {
    return retraining.preview();
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
  public List<PromotionEffect> effects() {
    return retraining.history().effects(now(), EFFECTS);
  }

  @Override
  public RetrainingResult run(RetrainingRequest request, ProgressMonitor monitor) {
    RetrainingResult result = loop.get().retrain(request, monitor);
    if (result.state() == RetrainingResult.State.PROMOTED) {
      publish(monitor);
    }
    return result;
  }

  @Override
  public IndexVersion promote(String version) {
    IndexVersion live = loop.get().promote(version, person);
    publish(ProgressMonitor.none());
    return live;
  }

  private void publish(ProgressMonitor monitor) {
    new ChangePublisher(core.notices()).publish(loop.get(), monitor);
  }

  @Override
  public Optional<IndexVersion> rollbackTarget() {
    return index.rollbackTarget();
  }

  @Override
  public IndexVersion rollback() {
    IndexVersion live = loop.get().rollback(person);
    publish(ProgressMonitor.none());
    return live;
  }

  @Override
  public SearchService.Answer search(IndexVersion version, String text, int k) {
    return index.search().search(version.id(), text, k, SearchMode.HYBRID);
  }

  @Override
  public List<ScheduleStatus> schedule() {
    // as it is saved now, which a running schedule follows
    return new ScheduleStatusReader(
            core.workspace(), core.clock(), UnattendedRunner.plan(core.settingsFile().load()))
        .tasks(TIMES);
  }

  @Override
  public Optional<Message> holder() {
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
