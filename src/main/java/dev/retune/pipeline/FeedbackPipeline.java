package dev.retune.pipeline;

import dev.retune.clustering.TopicService;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.RetentionPolicy;
import dev.retune.knowledge.fix.ArrivalRecorder;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.reasons.ReasonService;
import dev.retune.report.AlertDigestService;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.AbandonedRunCleaner;
import dev.retune.retraining.run.PromotionService;
import dev.retune.retraining.run.Retrainer;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.sample.SampleData;
import dev.retune.scheduling.PipelineLease;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline: sync, statistics, trigger, embed, index (candidate), evaluate, gate, promote,
 * report. The console, the schedule and the command line all use it.
 */
public final class FeedbackPipeline {
  /** The services of the pipeline, in the order of use. */
  public record Parts(
      SourceSynchronizer syncer,
      SampleData sample,
      ReasonService reasons,
      StatisticsService stats,
      TriggerService trigger,
      Retrainer retrainer,
      RunRepository runs,
      PromotionService promotion,
      IndexVersionRepository versions,
      WeeklyReporter reporter,
      AlertDigestService alerts,
      WriteBackRunner writeBack,
      ArrivalRecorder arrivals,
      KnowledgeRunner knowledge,
      PublishRunner publishing,
      // made when they are needed
      Supplier<TopicService> topics) {}

  private static final Logger LOG = LoggerFactory.getLogger(FeedbackPipeline.class);

  private final Parts parts;
  private final PipelineLease lease;
  private final Supplier<List<SourceConfig>> sources;
  private final TimeWindow window;
  private final String who;
  private final Texts texts;
  private final Clock clock;

  /**
   * Works on one workspace.
   *
   * @param sources sources that {@link #sync} pulls from, as they are configured at that time
   * @param window period of the statistics
   * @param who user for audit entries of unattended work
   */
  public FeedbackPipeline(
      Parts parts,
      PipelineLease lease,
      Supplier<List<SourceConfig>> sources,
      TimeWindow window,
      String who,
      Texts texts,
      Clock clock) {
    this.parts = parts;
    this.lease = lease;
    this.sources = sources;
    this.window = window;
    this.who = who;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Runs the whole pipeline once; a source that cannot be read does not keep it from going on.
   *
   * @param demo load the built-in sample instead of syncing
   * @param send also send the report
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public PipelineResult once(boolean demo, boolean send, ProgressMonitor monitor) {
    return once(demo, send, sync -> {}, monitor);
  }

  /**
   * The same.
   *
   * @param synced is told of the sources at once, because what follows may fail
   */
  public PipelineResult once(
      boolean demo,
      boolean send,
      Consumer<SourceSynchronizer.Outcome> synced,
      ProgressMonitor monitor) {
    try {
      return pass(demo, send, synced, monitor);
    } finally {
      if (send) {
        alert();
      }
    }
  }

  private void closeAbandoned() {
    new AbandonedRunCleaner(parts.runs(), parts.versions()).clean(texts.get("pipeline.abandoned"));
  }

  private PipelineResult pass(
      boolean demo,
      boolean send,
      Consumer<SourceSynchronizer.Outcome> synced,
      ProgressMonitor monitor) {
    try (var held = lease.take()) {
      ProgressMonitor watched = held.watching(monitor);
      closeAbandoned();
      Instant now = clock.instant();
      SourceSynchronizer.Outcome sync =
          demo
              ? new SourceSynchronizer.Outcome(
                  List.of(parts.sample().load(now, watched)), List.of())
              : pull(watched);
      synced.accept(sync);
      parts.reasons().classifyPending(watched);
      List<WriteBackReport> written = demo ? List.of() : writeBack(watched);
      VoteStatistics stats = parts.stats().stats(window, now);
      TriggerReading trigger = parts.trigger().check(now);
      RetrainingResult run =
          parts.retrainer().run(RetrainingRequest.unattended(who, now), held, watched);
      List<PublishOutcome> published = publishPending(watched);
      watched.check();
      refreshTopics(watched);
      SentReport report =
          parts
              .reporter()
              .report(
                  new ReportRequest(
                      Optional.empty(), Optional.empty(), send, false, Optional.empty(), ""));
      return new PipelineResult(
          sync.reports(), sync.failures(), written, stats, trigger, run, published, report);
    }
  }

  /**
   * Pulls new rows from the configured sources and classifies new reasons.
   *
   * @throws dev.retune.common.error.RefusedException when there is a source but the workspace
   *     contains the sample
   */
  public List<ImportReport> sync(ProgressMonitor monitor) {
    return syncEach(monitor).reportsOfAll();
  }

  /** The same, with the reports of the sources that were read beside the failures of the others. */
  public SourceSynchronizer.Outcome syncEach(ProgressMonitor monitor) {
    SourceSynchronizer.Outcome outcome = pull(monitor);
    parts.reasons().classifyPending(monitor);
    return outcome;
  }

  private SourceSynchronizer.Outcome pull(ProgressMonitor monitor) {
    List<SourceConfig> now = sources.get();
    if (!now.isEmpty()) {
      parts.sample().keepAlone();
    }
    SourceSynchronizer.Outcome outcome = parts.syncer().syncEach(now, monitor);
    recordArrivals();
    return outcome;
  }

  /** Records which fixes of the knowledge came back with the documents of the sources. */
  public void recordArrivals() {
    parts
        .arrivals()
        .record()
        .forEach(fix -> LOG.info("{} of {} was compared", fix.label(), fix.externalId()));
  }

  /** Writes decisions to the sources for which that is switched on. */
  public List<WriteBackReport> writeBack(ProgressMonitor monitor) {
    return parts.writeBack().unattended(sources.get(), monitor);
  }

  /** Returns the service that writes to the sources one by one. */
  public WriteBackRunner writer() {
    return parts.writeBack();
  }

  /** Returns what tries fixes of the knowledge and brings them live. */
  public KnowledgeRunner knowledge() {
    return parts.knowledge();
  }

  /**
   * Builds a candidate, evaluates it, applies the gate and promotes it.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public RetrainingResult retrain(RetrainingRequest request, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      closeAbandoned();
      return parts.retrainer().run(request, held, held.watching(monitor));
    }
  }

  /** Promotes a version on a user's request; needs no lease, because it is one transaction. */
  public IndexVersion promote(String version, String person) {
    return parts.promotion().promote(version, person);
  }

  /** Makes the previous version live again. */
  public IndexVersion rollback(String person) {
    return parts.promotion().rollback(person);
  }

  /** Returns what publishes into the stores of chat products. */
  public PublishRunner publishing() {
    return parts.publishing();
  }

  /**
   * Brings the automatic targets to the live version; the next call tries again what fails.
   *
   * @return an outcome for each that was not up to date
   */
  public List<PublishOutcome> publishPending(ProgressMonitor monitor) {
    return publishPending(Duration.ZERO, monitor);
  }

  /**
   * The same.
   *
   * @param pause how long a target that failed is left alone
   */
  public List<PublishOutcome> publishPending(Duration pause, ProgressMonitor monitor) {
    return parts.publishing().catchUp(who, pause, monitor);
  }

  /**
   * Gives new complaints their topics. A failure keeps no report back, which says how many dislikes
   * have no topic yet.
   */
  public void refreshTopics(ProgressMonitor monitor) {
    try {
      var _ = parts.topics().get().update(monitor);
    } catch (RefusedException | UnavailableException e) {
      LOG.warn("topics could not be computed", e);
    }
  }

  /** Returns the weekly report, and sends it only if requested. */
  public SentReport report(ReportRequest request) {
    return parts.reporter().report(request);
  }

  /** Sends alerts to Slack; failure to send is only logged. */
  public void alert() {
    try {
      parts.alerts().send(who).ifPresent(sent -> LOG.info("alerts for {} sent", sent.about()));
    } catch (RuntimeException e) {
      LOG.warn("alerts could not be sent; they will be included in the next message", e);
    }
  }

  /**
   * Deletes index versions beyond the retention limit, never the live one or its predecessor.
   *
   * @param keep number of versions to keep
   */
  public void upkeep(int keep) {
    try (var _ = lease.take()) {
      closeAbandoned();
      parts.versions().prune(RetentionPolicy.of(keep));
    }
  }

  /** Returns the process that holds the lease, if a run is in progress. */
  public Optional<ProcessIdentity> running() {
    return lease.holder();
  }
}
